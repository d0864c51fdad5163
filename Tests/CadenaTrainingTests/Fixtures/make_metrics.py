"""Cuts metrics.json out of the reference values (scikit-learn, float64).

    python make_metrics.py path/to/preprocessing_and_metrics.json
"""
import json
import pathlib
import sys

source = json.loads(pathlib.Path(sys.argv[1]).read_text())
cases = [case for case in source["metrics"] if case["kind"] != "kfold"]


def plain(value):
    if isinstance(value, dict) and "data" in value:
        return value["data"] if len(value["shape"]) == 1 else rows(value["data"], value["shape"][1])
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "note"}
    return value


def rows(data, width):
    return [data[start:start + width] for start in range(0, len(data), width)]


lines = ",\n".join(json.dumps(plain(case), separators=(",", ":")) for case in cases)
pathlib.Path(__file__).with_name("metrics.json").write_text("[\n" + lines + "\n]\n")
