"""Computes with scikit-learn what the tests of lesson 03's library compare against, and writes park.json beside itself.

    python -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python test/oracles/park.py

Nothing here calls our own code: the data set is read anew. Heights count in units of 10 cm, weights in units of 10 kg.
"""

import json
import pathlib
import platform

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from clusters import k_means_case
from selected import rows_of

here = pathlib.Path(__file__).parent


def animals():
    rows = rows_of("park/park.csv")
    features = np.array([[float(row["height"]) / 10, float(row["weight"]) / 10] for row in rows])
    return features, np.array([int(row["kind"] == "dog") for row in rows])


def logistic_case(features, is_dog, l2):
    """LogisticRegression minimises C * (sum of cross-entropies) + |w|^2 / 2, so C = 1 / (n * l2)."""
    model = LogisticRegression(C=1 / (len(is_dog) * l2), tol=1e-12, max_iter=100_000).fit(features, is_dog)
    p = model.predict_proba(features)[:, 1]
    return {
        "l2": l2,
        "weights": model.coef_[0].tolist(),
        "bias": float(model.intercept_[0]),
        "loss": float(log_loss(is_dog, p)),
        "firstProbabilities": p[:5].tolist(),
    }


def main():
    features, is_dog = animals()
    result = {
        "origin": "python test/oracles/park.py",
        "versions": {
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "logistic": [logistic_case(features, is_dog, l2) for l2 in (0.001, 0.01, 0.1)],
        "kMeans": [k_means_case(features, [0, 1]), k_means_case(features, [5, 70, 110])],
    }
    (here / "park.json").write_text(json.dumps(result, indent=1) + "\n")


main()
