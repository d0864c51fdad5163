"""Cuts the normalisations out of the reference values of operations (PyTorch, float64).

    python make_normalization.py path/to/ops.json
"""
import json
import pathlib
import sys

WANTED = {"batch_norm", "layer_norm", "group_norm", "rms_norm"}

source = json.loads(pathlib.Path(sys.argv[1]).read_text())
cases = [case for case in source["cases"] if case["op"] in WANTED]
for case in cases:
    case.pop("note", None)
lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
pathlib.Path(__file__).with_name("ops-normalization.json").write_text(
    '{"cases":[\n' + lines + "\n]}\n")
