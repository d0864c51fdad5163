"""Cuts preprocessing.json out of the reference values (scikit-learn, float64).

    python make_preprocessing.py path/to/preprocessing_and_metrics.json
"""
import json
import pathlib
import sys

source = json.loads(pathlib.Path(sys.argv[1]).read_text())
kinds = {"standardise", "standardise_constant_column", "min_max"}
cases = [case for case in source["preprocessing"] if case["kind"] in kinds]
content = {"fit": source["fit"], "new": source["new"], "cases": cases}
pathlib.Path(__file__).with_name("preprocessing.json").write_text(json.dumps(content) + "\n")
