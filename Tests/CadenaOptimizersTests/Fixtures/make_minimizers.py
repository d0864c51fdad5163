"""Cuts minimizers.json out of the reference values (SciPy and PyTorch, float64).

    python make_minimizers.py path/to/optimizers.json path/to/second_order.json
"""
import json
import pathlib
import sys

source = json.loads(pathlib.Path(sys.argv[1]).read_text())
second = json.loads(pathlib.Path(sys.argv[2]).read_text())
LBFGS = ("name", "problem", "history", "losses", "final_value", "final_gradient_norm",
         "closure_calls")
MINIMIZE = ("name", "start", "minima", "minimum_values", "results")
CURVATURE = ("name", "at", "data", "eigenvalues", "top_eigenvalue",
             "largest_magnitude_eigenvalue")


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.15g}")
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


# The reference's logistic regression was computed with the rows of the softmax regression, labels as
# numbers (its closure saw the later names), and lists its own: its value shows which are meant.
by_name = {case["name"]: case for case in second["cases"]}
softmax = by_name["softmax_regression"]["data"]
by_name["logistic_regression"]["data"] = {
    "x": softmax["x"],
    "y": {"shape": softmax["labels"]["shape"],
          "data": [float(label) for label in softmax["labels"]["data"]]},
}
content = {
    "lbfgs": [{key: case[key] for key in LBFGS} for case in source["lbfgs"]],
    "minimize": [{key: case[key] for key in MINIMIZE} for case in source["minimize"]],
    "curvature": [{key: case[key] for key in CURVATURE} for case in second["cases"]],
}
lists = []
for key, items in content.items():
    lines = ",\n".join(json.dumps(rounded(item), separators=(",", ":")) for item in items)
    lists.append(f'"{key}":[\n{lines}\n]')
pathlib.Path(__file__).with_name("minimizers.json").write_text("{\n" + ",\n".join(lists) + "\n}\n")
