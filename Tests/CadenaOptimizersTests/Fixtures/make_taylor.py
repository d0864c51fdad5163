"""Writes taylor.json: Taylor models of steps against the gradient, from the reference values.

Usage: python3 make_taylor.py SECOND_ORDER.json
"""
import json
import pathlib
import sys

NAMES = ["half_square", "rosenbrock", "saddle", "monkey_saddle", "valley"]

source = json.loads(pathlib.Path(sys.argv[1]).read_text())
items = [
    {"name": case["name"], "at": case["at"]["data"], "value": case["value"], **case["taylor"]}
    for case in source["cases"]
    if case["name"].split(".")[0] in NAMES
]
lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in items)
pathlib.Path(__file__).with_name("taylor.json").write_text(f"[\n{lines}\n]\n")
