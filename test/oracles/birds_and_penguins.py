"""Computes with scikit-learn what each model of the course comes to on the birds and on the penguins, and writes
birds-and-penguins.json beside itself.

    python -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python test/oracles/birds_and_penguins.py

Nothing here calls our own code: the data sets are read and selected anew. (Softmax regression on the birds is in
scikit-learn.json, the networks on both are in network.json.)
"""

import json
import pathlib
import platform

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from clusters import k_means_case
from selected import COLOURS, faultless_birds, rows_of

here = pathlib.Path(__file__).parent


def penguins():
    """The penguins with all four sizes, by their place."""
    sizes = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    found = [(i, row) for i, row in enumerate(rows_of("penguins/penguins.csv")) if "NA" not in [row[s] for s in sizes]]
    features = np.array([[float(row[size]) for size in sizes] for _, row in found])
    return [i for i, _ in found], features, np.array([row["species"] for _, row in found])


def birds():
    """The birds without any defect, by their place. Grams, cm, feet, colours."""
    found = faultless_birds()
    features = [
        [weight, wingspan, float(row["webbed_feet"] == "yes"), *[float(row["back"] == each) for each in COLOURS]]
        for _, weight, wingspan, row in found
    ]
    return [place for place, *_ in found], np.array(features), np.array([row["species"] for *_, row in found])


def threshold_case(x, labels, a, b):
    """Of a thousand lines the best: `a` below the line, `b` on it and above."""
    two = (labels == a) | (labels == b)
    x, is_b = x[two], labels[two] == b
    lines = np.linspace(x.min(), x.max(), 1001)[:-1] + (x.max() - x.min()) / 3333
    wrong = [int(((x >= k) != is_b).sum()) for k in lines]
    best = [float(k) for k, n in zip(lines, wrong) if n == min(wrong)]
    return {"a": a, "b": b, "fewestMistakes": min(wrong), "from": best[0], "to": best[-1]}


def logistic_case(features, truths, yes, l2):
    """LogisticRegression minimises C * (sum of cross-entropies) + |w|^2 / 2, so C = 1 / (n * l2)."""
    model = LogisticRegression(C=1 / (len(truths) * l2), tol=1e-12, max_iter=100_000).fit(features, truths)
    p = model.predict_proba(features)[:, 1]
    weights, bias = model.coef_[0].tolist(), float(model.intercept_[0])
    return {"yes": yes, "l2": l2, "weights": weights, "bias": bias, "loss": float(log_loss(truths, p))}


def softmax_case(features, labels, l2):
    model = LogisticRegression(C=1 / (len(labels) * l2), tol=1e-12, max_iter=100_000).fit(features, labels)
    weights = model.coef_
    loss = log_loss(labels, model.predict_proba(features)) + l2 / 2 * (weights**2).sum()
    return {
        "l2": l2,
        "classes": model.classes_.tolist(),
        "weights": weights.tolist(),
        "biases": model.intercept_.tolist(),
        "loss": float(loss),
    }


def nodes_of(tree, node=0):
    inner = tree.tree_
    label = str(tree.classes_[np.argmax(inner.value[node][0])])
    if inner.children_left[node] < 0:
        return {"label": label, "rows": int(inner.n_node_samples[node])}
    return {
        "feature": int(inner.feature[node]),
        "threshold": float(inner.threshold[node]),
        "rows": int(inner.n_node_samples[node]),
        "impurity": float(inner.impurity[node]),
        "left": nodes_of(tree, inner.children_left[node]),
        "right": nodes_of(tree, inner.children_right[node]),
    }


def tree_case(features, labels, columns, **options):
    """scikit-learn breaks ties at random; a case counts only if every random state grows the same tree."""
    grown = [
        nodes_of(DecisionTreeClassifier(random_state=state, **options).fit(features[:, columns], labels))
        for state in range(30)
    ]
    assert all(tree == grown[0] for tree in grown), f"the tree depends on chance: {columns}, {options}"
    return {"columns": columns, "options": options, "tree": grown[0]}


def scaler_case(features):
    scaler = StandardScaler().fit(features)
    return {
        "mean": scaler.mean_.tolist(),
        "sd": scaler.scale_.tolist(),
        "firstRow": scaler.transform(features)[0].tolist(),
    }


def penguin_cases():
    places, sizes, species = penguins()
    standard = StandardScaler().fit_transform(sizes)
    return {
        "places": places,
        "scaler": scaler_case(sizes),
        "threshold": {"column": 2, **threshold_case(sizes[:, 2], species, "Adelie", "Gentoo")},
        "logistic": [logistic_case(standard, species == "Adelie", "Adelie", l2) for l2 in (0.01, 0.1)],
        "softmax": [softmax_case(standard, species, l2) for l2 in (0.01, 0.1)],
        "trees": [
            tree_case(sizes, species, [0, 1, 2, 3], max_depth=2),
            tree_case(sizes, species, [0, 1, 2, 3], max_depth=3, min_samples_leaf=3),
            tree_case(sizes, species, [0, 1, 2, 3], min_samples_leaf=10),
            tree_case(sizes, species, [0, 2], max_depth=4),
        ],
        "kMeans": [k_means_case(standard, [0, 150, 250]), k_means_case(standard, [10, 200])],
    }


def bird_cases():
    places, plain, species = birds()
    logs = np.column_stack([np.log10(plain[:, :2]), plain[:, 2:]])
    standard = StandardScaler().fit_transform(logs)
    firsts = [int(np.argmax(species == name)) for name in sorted(set(species))]
    return {
        "places": places,
        "scaler": scaler_case(logs),
        "threshold": {"column": 0, **threshold_case(plain[:, 0], species, "Sagittarius serpentarius", "Gavia immer")},
        "logistic": [logistic_case(standard, species == "Gavia immer", "Gavia immer", l2) for l2 in (0.01, 0.1)],
        "trees": [
            tree_case(plain, species, [0], min_samples_leaf=10),
            tree_case(plain, species, [2, 3, 4, 5, 6], max_depth=3),
        ],
        "kMeans": [k_means_case(standard, firsts), k_means_case(standard, [0, 120, 240])],
    }


def rounded(value):
    """Twelve digits are enough for every comparison, and keep the file the same on any processor."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list) else value


result = {
    "origin": "python test/oracles/birds_and_penguins.py",
    "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "python": platform.python_version()},
    "penguins": penguin_cases(),
    "birds": bird_cases(),
}
(here / "birds-and-penguins.json").write_text(json.dumps(rounded(result), indent=1) + "\n")
