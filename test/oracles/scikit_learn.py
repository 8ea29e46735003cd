"""Computes with scikit-learn what the tests of src/lib compare against, and writes scikit-learn.json beside itself.

    python -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python test/oracles/scikit_learn.py

Nothing here calls our own code: the data sets are read and selected anew.
"""

import json
import pathlib
import platform

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, precision_score, recall_score
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier

from selected import COLOURS, faultless_birds, rows_of

here = pathlib.Path(__file__).parent


def bird_features():
    """The birds without any defect, by their place, as seven features and a species."""
    found = faultless_birds()
    backs = OneHotEncoder(categories=[COLOURS], sparse_output=False).fit_transform([[row["back"]] for *_, row in found])
    features = [
        [np.log10(weight), np.log10(wingspan), float(row["webbed_feet"] == "yes"), *back]
        for (_, weight, wingspan, row), back in zip(found, backs)
    ]
    return [place for place, *_ in found], np.array(features), np.array([row["species"] for *_, row in found])


def overlapping_clouds():
    """Ninety points of three classes that overlap, three features, rounded so that JSON holds them exactly."""
    random = np.random.default_rng(3)
    centres = np.array([[0, 0, 0], [1.5, 1, 0], [0, 1.8, 1]])
    features = np.round(np.repeat(centres, 30, axis=0) + random.normal(size=(90, 3)), 3)
    return features, np.repeat(["a", "b", "c"], 30)


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


def tree_case(features, labels, **options):
    """scikit-learn breaks ties at random; a case counts only if every random state grows the same tree."""
    grown = [
        nodes_of(DecisionTreeClassifier(random_state=state, **options).fit(features, labels)) for state in range(30)
    ]
    assert all(tree == grown[0] for tree in grown), f"the tree depends on chance: {options}"
    return {"options": options, "tree": grown[0]}


def softmax_case(features, labels, l2):
    """LogisticRegression minimises C * (sum of cross-entropies) + |w|^2 / 2, so C = 1 / (n * l2)."""
    model = LogisticRegression(C=1 / (len(labels) * l2), tol=1e-12, max_iter=100_000).fit(features, labels)
    chosen = model.predict_proba(features)[np.arange(len(labels)), np.searchsorted(model.classes_, labels)]
    weight = model.coef_
    loss = -np.log(chosen).mean() + l2 / 2 * (weight**2).sum()
    return {
        "l2": l2,
        "classes": model.classes_.tolist(),
        "weights": weight.tolist(),
        "biases": model.intercept_.tolist(),
        "loss": float(loss),
        "firstProbabilities": model.predict_proba(features[:3]).tolist(),
    }


def points_case():
    rows = [row for row in rows_of("points/points.csv") if row["set"] == "known"]
    x = np.array([float(row["x"]) for row in rows])
    is_b = np.array([row["label"] == "B" for row in rows])
    lines = np.arange(0, 1001) / 100 + 0.003
    wrong = [int(((x >= k) != is_b).sum()) for k in lines]
    lowest = min(wrong)
    best = [float(k) for k, n in zip(lines, wrong) if n == lowest]
    features = np.column_stack([x, [float(row["y"]) for row in rows]])
    tree = tree_case(features, np.where(is_b, "B", "A"), max_depth=1)
    return {"fewestMistakes": lowest, "from": best[0], "to": best[-1], "tree": tree}


def metrics_case():
    random = np.random.default_rng(7)
    classes = ["a", "b", "c", "d"]
    truth = random.choice(classes, 60)
    predicted = np.where(random.random(60) < 0.6, truth, random.choice(classes[:3], 60))
    predicted[predicted == "d"] = "a"
    options = {"labels": classes, "average": None}
    precisions = precision_score(truth, predicted, zero_division=np.nan, **options)
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "accuracy": accuracy_score(truth, predicted),
        "confusion": confusion_matrix(truth, predicted, labels=classes).tolist(),
        # JSON has no NaN: null where nothing was called so.
        "precision": [None if np.isnan(share) else float(share) for share in precisions],
        "recall": recall_score(truth, predicted, **options).tolist(),
    }


def scaler_case(features):
    table = np.column_stack([features, np.full(len(features), 0.1)])
    scaler = StandardScaler().fit(table)
    return {
        "table": table.tolist(),
        "mean": scaler.mean_.tolist(),
        "sd": scaler.scale_.tolist(),
        "firstRow": scaler.transform(table)[0].tolist(),
    }


def sfc32(seed, n):
    """Chris Doty-Humphrey's generator in whole numbers of any size, to be independent of bit operators on doubles."""
    word = 2**32
    a, b, c, counter = 0, seed % word, seed // word % word, 1
    stream = []
    for _ in range(12 + n):
        total = (a + b + counter) % word
        counter = (counter + 1) % word
        a = b ^ (b >> 9)
        b = (c + (c << 3)) % word
        c = ((c << 21) % word | c >> 11) + total
        c %= word
        stream.append(total)
    return {"seed": seed, "stream": stream[12:]}


def main():
    places, birds, species = bird_features()
    clouds, cloud_labels = overlapping_clouds()
    two = cloud_labels != "c"
    standard_birds = StandardScaler().fit_transform(birds)
    result = {
        "origin": "python test/oracles/scikit_learn.py",
        "versions": {
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "clouds": {"features": clouds.tolist(), "labels": cloud_labels.tolist()},
        "trees": [
            tree_case(clouds, cloud_labels, max_depth=2),
            tree_case(clouds, cloud_labels, max_depth=3, min_samples_leaf=6),
            tree_case(clouds, cloud_labels, min_samples_leaf=10),
        ],
        "softmax": {
            "clouds": softmax_case(clouds, cloud_labels, 0.05),
            "twoClasses": softmax_case(clouds[two], cloud_labels[two], 0.05),
            "birds": {"places": places, **softmax_case(standard_birds, species, 0.01)},
        },
        "points": points_case(),
        "metrics": metrics_case(),
        "scaler": scaler_case(clouds),
        "sfc32": [sfc32(1, 8), sfc32(20_240_101, 8), sfc32(2**40 + 5, 8)],
    }
    (here / "scikit-learn.json").write_text(json.dumps(result, indent=1) + "\n")


main()
