"""Computes with scikit-learn what the tests of lesson 08's library compare against: cross-validation.json.

    python -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python test/oracles/cross_validation.py

Nothing here calls our own code: the penguins are read anew. Those count whose sex is known, in the order of the file;
the n-th of them, from 0, is in fold n mod 5. Features are standardised with mean and standard deviation of the rows of
the other folds.
"""

import json
import pathlib
import platform

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import GroupKFold, PredefinedSplit, StratifiedKFold
from sklearn.preprocessing import StandardScaler

from selected import rows_of

here = pathlib.Path(__file__).parent
COLUMNS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]


def known_penguins():
    return [row for row in rows_of("penguins/penguins.csv") if row["sex"] != "NA"]


def scores_of(features, truth, l2):
    """LogisticRegression minimises C * (sum of cross-entropies) + |w|^2 / 2, so C = 1 / (n * l2)."""
    splits = PredefinedSplit(np.arange(len(truth)) % 5)
    losses, accuracies = [], []
    for train, validation in splits.split():
        scaler = StandardScaler().fit(features[train])
        model = LogisticRegression(C=1 / (len(train) * l2), tol=1e-12, max_iter=100_000)
        model.fit(scaler.transform(features[train]), truth[train])
        p = model.predict_proba(scaler.transform(features[validation]))
        losses.append(float(log_loss(truth[validation], p, labels=model.classes_)))
        accuracies.append(float(accuracy_score(truth[validation], model.classes_[p.argmax(axis=1)])))
    return {"l2": l2, "losses": losses, "accuracies": accuracies}


def stratified_counts(labels, folds):
    names = list(dict.fromkeys(labels))
    splits = StratifiedKFold(folds, shuffle=True, random_state=0).split(labels, labels)
    return {"folds": folds, "counts": [[int((labels[v] == name).sum()) for name in names] for _, v in splits]}


def group_sizes(groups, folds):
    splits = GroupKFold(folds).split(groups, groups=groups)
    return {"folds": folds, "sizes": sorted(len(validation) for _, validation in splits)}


def main():
    rows = known_penguins()
    features = np.array([[float(row[name]) for name in COLUMNS] for row in rows])
    sex = np.array([row["sex"] for row in rows])
    species = np.array([row["species"] for row in rows])
    # Groups of very different size: one for each whole number of mm of the bill's length.
    groups = np.array([row["bill_length_mm"].split(".")[0] for row in rows])
    result = {
        "origin": "python test/oracles/cross_validation.py",
        "versions": {
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "rows": len(rows),
        "sex": [scores_of(features, sex, l2) for l2 in (0.01, 0.1)],
        "species": [scores_of(features, species, l2) for l2 in (0.01, 0.1)],
        "stratified": [stratified_counts(species, folds) for folds in (2, 5, 7, 10)],
        "groups": [group_sizes(groups, folds) for folds in (2, 5, 7)],
    }
    (here / "cross-validation.json").write_text(json.dumps(result, indent=1) + "\n")


main()
