"""What the scripts beside this one read of the data sets: anew, and by rules of their own, not by our code."""

import csv
import pathlib

datasets = pathlib.Path(__file__).parent.parent.parent / "datasets"
COLOURS = ["brown", "grey", "black", "green"]


def rows_of(name):
    with open(datasets / name, newline="") as file:
        return list(csv.DictReader(file))


def faultless_birds():
    """The rows of birds.csv without any defect: place, grams, centimetres, and the row itself."""
    found, seen = [], set()
    for place, row in enumerate(rows_of("birds/birds.csv")):
        cells = tuple(row.values())
        sound = "" not in cells and cells not in seen and row["back"] in COLOURS
        seen.add(cells)
        if sound:
            weight, wingspan = float(row["weight"]), float(row["wingspan"])
            # A bird of 4 kg with a wingspan of a metre is not 4 g, and one of 1 kg has no wings of ten metres.
            if wingspan <= 300 and not (wingspan > 50 and weight < 100):
                found.append((place, weight, wingspan, row))
    return found
