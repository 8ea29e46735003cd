"""Computes with PyTorch what the tests of src/lib/network (lessons 06 to 08) compare against: network.json.

    apt-get install python3-torch    # 1.13.1 of Debian 12, or pip install torch
    python3 test/oracles/network.py

Everything is in float64. Nothing here calls our own code: the birds are read and selected anew, weights are drawn by
numpy and rounded, so that JSON holds them exactly.
"""

import json
import math
import pathlib
import platform

import numpy as np
import torch

from selected import COLOURS, faultless_birds, rows_of

here = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softmax": lambda x: torch.softmax(x, dim=1),
}


def draw(random, *shape):
    return np.round(random.normal(scale=0.6, size=shape), 4)


def layers_of(random, sizes):
    """Weights as [unit][input], as PyTorch's Linear and our Dense both have them."""
    pairs = list(zip(sizes, sizes[1:]))
    return [{"weights": draw(random, out, into).tolist(), "biases": draw(random, out).tolist()} for into, out in pairs]


def tensors_of(layers):
    return [torch.tensor(layer[name], requires_grad=True) for layer in layers for name in ("weights", "biases")]


def scores_of(parameters, activations, x):
    """The scores of the last layer; its activation belongs to the loss."""
    for place, activation in enumerate(activations):
        scores = torch.nn.functional.linear(x, parameters[2 * place], parameters[2 * place + 1])
        x = ACTIVATIONS[activation](scores)
    return scores


def loss_of(loss, activation, scores, y):
    if loss == "meanSquaredError":
        return torch.nn.functional.mse_loss(ACTIVATIONS[activation](scores), y)
    if activation == "softmax":
        return torch.nn.functional.cross_entropy(scores, y)
    return torch.nn.functional.binary_cross_entropy_with_logits(scores, y)


def slope_cases(random):
    """Every activation in the hidden layer with every last layer and loss."""
    layers = layers_of(random, [3, 4, 3])
    x = draw(random, 6, 3)
    y = np.eye(3)[random.integers(3, size=6)]
    lasts = [(name, "meanSquaredError") for name in ACTIVATIONS]
    lasts += [("softmax", "crossEntropy"), ("sigmoid", "crossEntropy")]
    cases = []
    for hidden in ACTIVATIONS:
        for last, loss in lasts:
            parameters = tensors_of(layers)
            value = loss_of(loss, last, scores_of(parameters, [hidden, last], torch.tensor(x)), torch.tensor(y))
            value.backward()
            slopes = [each.grad.flatten().tolist() for each in parameters]
            cases.append({"hidden": hidden, "last": last, "loss": loss, "value": value.item(), "slopes": slopes})
    return {"layers": layers, "x": x.tolist(), "y": y.tolist(), "cases": cases}


OPTIMISERS = {
    "gradientDescent": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
}


def step_cases(random):
    """Ten steps along slopes that are given, of very different sizes, one of them always 0."""
    start = draw(random, 4)
    slopes = np.round(random.normal(size=(10, 4)), 4) * np.array([1, 100, 0.001, 0])
    paths = {}
    for name, make in OPTIMISERS.items():
        parameter = torch.tensor(start, requires_grad=True)
        optimiser = make([parameter], 0.05)
        path = []
        for slope in slopes:
            parameter.grad = torch.tensor(slope)
            optimiser.step()
            path.append(parameter.tolist())
        paths[name] = path
    return {"learningRate": 0.05, "start": start.tolist(), "slopes": slopes.tolist(), "paths": paths}


def standard(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)


def training_case(x, y, layers, activations, loss, optimiser, rate, epochs, l2):
    """Batches of 32 in the order of the rows. The losses are over all rows, without the penalty."""
    parameters = tensors_of(layers)
    moved = OPTIMISERS[optimiser](parameters, rate)
    x, y = torch.tensor(x), torch.tensor(y)

    def mean_loss(rows):
        return loss_of(loss, activations[-1], scores_of(parameters, activations, x[rows]), y[rows])

    losses = [mean_loss(slice(None)).item()]
    for _ in range(epochs):
        for start in range(0, len(x), 32):
            moved.zero_grad()
            penalty = sum((weights**2).sum() for weights in parameters[::2]) * (l2 / 2)
            (mean_loss(slice(start, start + 32)) + penalty).backward()
            moved.step()
        losses.append(mean_loss(slice(None)).item())
    return {
        "layers": layers,
        "activations": activations,
        "loss": loss,
        "optimiser": optimiser,
        "learningRate": rate,
        "epochs": epochs,
        "batchSize": 32,
        "l2": l2,
        "losses": losses,
        "last": [each.detach().flatten().tolist() for each in parameters],
    }


def training_cases(random):
    birds = faultless_birds()
    logs = np.log10([[weight, wingspan] for _, weight, wingspan, _ in birds])
    names = sorted({row["species"] for *_, row in birds})
    others = [
        [float(row["webbed_feet"] == "yes"), *(float(row["back"] == each) for each in COLOURS)] for *_, row in birds
    ]
    features = standard(np.column_stack([logs, others]))
    species = np.eye(len(names))[[names.index(row["species"]) for *_, row in birds]]
    weight, wingspan = standard(logs).T[:, :, None]
    classifier = layers_of(random, [7, 16, len(names)])
    line = layers_of(random, [1, 8, 1])
    return {
        "places": [place for place, *_ in birds],
        "species": names,
        "classifiers": [
            training_case(features, species, classifier, ["relu", "softmax"], "crossEntropy", "adam", 0.01, 30, 0),
            training_case(features, species, classifier, ["tanh", "sigmoid"], "crossEntropy", "momentum", 0.1, 30, .01),
        ],
        "wingspan": [
            training_case(weight, wingspan, line, ["tanh", "linear"], "meanSquaredError", optimiser, rate, 30, 0.001)
            for optimiser, rate in (("gradientDescent", 0.1), ("momentum", 0.02), ("adam", 0.01))
        ],
    }


def penguin_case(random):
    """The penguins with all four measurements: 4 -> 16 -> 3, batches of 32, a hundred epochs of Adam."""
    rows = rows_of("penguins/penguins.csv")
    sizes = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    # The file is sorted by species: shuffled, each batch has some of all.
    places = [int(place) for place in random.permutation(len(rows)) if "NA" not in [rows[place][size] for size in sizes]]
    names = sorted({row["species"] for row in rows})
    features = standard(np.array([[float(rows[place][size]) for size in sizes] for place in places]))
    species = np.eye(len(names))[[names.index(rows[place]["species"]) for place in places]]
    layers = layers_of(random, [4, 16, len(names)])
    case = training_case(features, species, layers, ["relu", "softmax"], "crossEntropy", "adam", 0.01, 100, 0)
    return {"places": places, "species": names, **case}


def rounded(value):
    """Twelve digits are enough for every comparison, and keep the file the same on any processor."""
    if isinstance(value, float):
        return float(f"{value:.12g}") if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list) else value


def main():
    random = np.random.default_rng(6)
    result = {
        "origin": "python3 test/oracles/network.py",
        "versions": {"torch": torch.__version__, "numpy": np.__version__, "python": platform.python_version()},
        "slopes": slope_cases(random),
        "steps": step_cases(random),
        "training": training_cases(random),
        "penguins": penguin_case(random),
    }
    (here / "network.json").write_text(json.dumps(rounded(result), indent=1) + "\n")


main()
