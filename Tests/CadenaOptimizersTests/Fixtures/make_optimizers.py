"""Cuts optimizers.json out of the reference values (PyTorch, float64), to twelve digits.

    python make_optimizers.py path/to/optimizers.json
"""
import json
import pathlib
import sys

KEYS = ("name", "optimizer", "hyper", "problem", "steps", "trajectory", "losses")


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


source = json.loads(pathlib.Path(sys.argv[1]).read_text())
trajectories = [{key: case[key] for key in KEYS} for case in source["trajectories"]]
for case in trajectories:
    case["trajectory"] = rounded(case["trajectory"])
    case["losses"] = rounded(case["losses"])
content = {
    "problems": source["problems"],
    "trajectories": trajectories,
    "clipping": source["clipping"],
    "schedules": source["schedules"],
}
lists = []
for key, items in content.items():
    lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in items)
    lists.append(f'"{key}":[\n{lines}\n]')
pathlib.Path(__file__).with_name("optimizers.json").write_text("{\n" + ",\n".join(lists) + "\n}\n")
