"""Cuts training.json out of the reference values (PyTorch, float64), to twelve digits.

Pixels 0...16 become letters A...Q, one string per row. Initial weights are listed once per model. Of
trained arrays with more than 200 numbers, every 13th is kept (13 and the 64 pixels have no common
divisor, so every column is met), and behind them the sum of all numbers and of all squares.

    python make_training.py path/to/training.json
"""
import json
import math
import pathlib
import sys

LATER = {"conv2d"}


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


def condensed(array):
    data = array["data"]
    if len(data) > 200:
        sums = [math.fsum(data), math.fsum(value * value for value in data)]
        array = {**array, "data": data[::13] + sums}
    return array


def compact(value):
    return json.dumps(value, separators=(",", ":"))


source = json.loads(pathlib.Path(sys.argv[1]).read_text())
data = source["data"]
pixels = data["pixels"]["data"]
width = data["pixels"]["shape"][1]
rows = ["".join(chr(ord("A") + value) for value in pixels[start:start + width])
        for start in range(0, len(pixels), width)]
initial = {}
cases = []
for case in source["cases"]:
    if any(layer["type"] in LATER for layer in case["layers"]):
        continue
    first = case.pop("initial")
    assert initial.setdefault(case["model"], first) == first
    case["final"] = {name: condensed(array) for name, array in case["final"].items()}
    cases.append(rounded(case))
parts = [
    '"scale":' + compact(data["scale"]),
    '"pixels":[\n' + ",\n".join(compact(row) for row in rows) + "\n]",
    '"labels":' + compact(data["labels"]["data"]),
    '"batches":' + compact(source["batches"]),
    '"initial":{\n' + ",\n".join(f"{compact(k)}:{compact(v)}" for k, v in initial.items()) + "\n}",
    '"cases":[\n' + ",\n".join(compact(case) for case in cases) + "\n]",
]
pathlib.Path(__file__).with_name("training.json").write_text("{" + ",\n".join(parts) + "}\n")
