"""Computes with scikit-learn and scipy what the tests of the soft line (lesson 02) compare against: soft-threshold.json.

    python -m venv venv && venv/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 numpy==2.4.6
    venv/bin/python test/oracles/soft_threshold.py

Nothing here calls our own code: the data set is read anew, losses are scikit-learn's, slopes and lowest places scipy's.
"""

import csv
import json
import pathlib
import platform

import numpy as np
import scipy
import sklearn
from scipy.differentiate import derivative
from scipy.optimize import minimize_scalar
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

here = pathlib.Path(__file__).parent
points = here.parent.parent / "datasets" / "points" / "points.csv"


def known_points():
    with open(points, newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["set"] == "known"]
    return np.array([float(row["x"]) for row in rows]), np.array([int(row["label"] == "B") for row in rows])


def line_case(x, is_b, steepness):
    """The loss at a few k, its slope there, and its lowest place."""

    def loss(k):
        return log_loss(is_b, expit(steepness * (x - float(k))))

    places = [2.0, 3.5, 5.0, 6.25, 8.0]
    slopes = derivative(np.vectorize(loss), np.array(places), order=8, tolerances={"atol": 1e-12, "rtol": 1e-12})
    lowest = minimize_scalar(loss, bracket=(2, 5, 8), tol=1e-12)
    return {
        "steepness": steepness,
        "k": places,
        "loss": [float(loss(k)) for k in places],
        "slope": slopes.df.tolist(),
        "lowest": {"k": float(lowest.x), "loss": float(lowest.fun)},
    }


def regression_case(x, is_b):
    """LogisticRegression finds the steepness too: p = expit(weight * x + bias), so k = -bias / weight. No penalty."""
    model = LogisticRegression(C=np.inf, tol=1e-12, max_iter=100_000).fit(x[:, None], is_b)
    weight, bias = float(model.coef_[0, 0]), float(model.intercept_[0])
    return {
        "steepness": weight,
        "k": -bias / weight,
        "loss": float(log_loss(is_b, model.predict_proba(x[:, None])[:, 1])),
    }


def main():
    x, is_b = known_points()
    scores = [-800.0, -40.0, -5.5, -1.0, 0.0, 0.25, 3.0, 40.0, 800.0]
    result = {
        "origin": "python test/oracles/soft_threshold.py",
        "versions": {
            "scikit-learn": sklearn.__version__,
            "scipy": scipy.__version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "sigmoid": {"score": scores, "p": expit(np.array(scores)).tolist()},
        "lines": [line_case(x, is_b, steepness) for steepness in (0.5, 2.0, 4.0)],
        "regression": regression_case(x, is_b),
    }
    (here / "soft-threshold.json").write_text(json.dumps(result, indent=1) + "\n")


main()
