"""Cuts the 2-2-2 network of lecture 001 out of the reference values (plain Python in float64,
compared with PyTorch).

    python make_two_layer_network.py path/to/lecture_examples.json
"""
import json
import pathlib
import sys

networks = json.loads(pathlib.Path(sys.argv[1]).read_text())["networks"]
lines = ",\n".join(json.dumps(network, separators=(",", ":")) for network in networks)
target = pathlib.Path(__file__).with_name("two_layer_network.json")
target.write_text('{"networks":[\n' + lines + "\n]}\n")
