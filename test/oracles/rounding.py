"""Writes rounding.json: numbers rounded half away from zero, starting from their shortest decimal, by Python's decimal.

Run with Python 3: python test/oracles/rounding.py
"""
import decimal
import json
import pathlib
import random

decimal.getcontext().prec = 400
source = random.Random(7)
values = [0.5, 1.5, 2.5, -0.5, -1.5, 0.25, 0.35, 2.675, 1.005, -2.675, 9.995, 99.95, 0.045, 1e-7, 5e-7, 1e21, 123456.5, 0.0, 1 / 3, 2 / 3]
values += [source.uniform(-1, 1) * 10 ** source.randint(-4, 7) for _ in range(150)]
values += [round(source.uniform(-100, 100), 3) + 0.0005 for _ in range(50)]
cases = []
for value in values:
    places = source.randint(0, 5)
    exact = decimal.Decimal(repr(value)).quantize(decimal.Decimal(1).scaleb(-places), rounding=decimal.ROUND_HALF_UP)
    cases.append({"value": value, "decimals": places, "text": f"{abs(exact):f}", "negative": exact < 0})
(pathlib.Path(__file__).parent / "rounding.json").write_text(json.dumps(cases, indent=1) + "\n")
