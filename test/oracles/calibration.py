"""Computes with scikit-learn what the tests of lesson 13's library compare against, and writes calibration.json beside itself.

    python -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python test/oracles/calibration.py

Nothing here calls our own code. scikit-learn has no expected calibration error: it is added up from calibration_curve.
"""

import json
import pathlib
import platform

import numpy as np
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss
from sklearn.neighbors import NearestNeighbors

here = pathlib.Path(__file__).parent


def case(probabilities, truths, bins):
    came, said = calibration_curve(truths, probabilities, n_bins=bins)
    edges = np.linspace(0, 1, bins + 1)
    bin_of = np.searchsorted(edges[1:-1], probabilities)
    counts = np.bincount(bin_of, minlength=bins)
    counts = counts[counts > 0]
    return {
        "bins": bins,
        "probabilities": probabilities.tolist(),
        "truths": truths.astype(bool).tolist(),
        "said": said.tolist(),
        "came": came.tolist(),
        "counts": counts.tolist(),
        "error": float(np.sum(counts / len(truths) * np.abs(came - said))),
        "brier": float(brier_score_loss(truths, probabilities)),
    }


def main():
    random = np.random.default_rng(13)
    well = random.uniform(size=200)
    boasting = 1 / (1 + np.exp(-random.normal(0, 3, size=150)))
    edges = np.array([0, 0.25, 0.5, 0.75, 1, 0, 0.25, 0.5, 0.75, 1])
    seen = random.normal(size=(40, 3))
    asked = 2 * random.normal(size=(10, 3))
    distances, _ = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(seen).kneighbors(asked)
    result = {
        "versions": {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scikit-learn": sklearn.__version__,
        },
        "calibration": [
            case(well, random.uniform(size=200) < well, 10),
            case(boasting, random.uniform(size=150) < 0.25 + boasting / 2, 5),
            case(edges, np.array([0, 1, 0, 1, 1, 0, 0, 1, 1, 0]), 4),
        ],
        "nearest": {
            "seen": seen.tolist(),
            "asked": asked.tolist(),
            "distances": distances[:, 0].tolist(),
        },
    }
    (here / "calibration.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
