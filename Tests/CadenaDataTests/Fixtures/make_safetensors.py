"""Writes reference.safetensors with the reference implementation (pip install safetensors numpy).

    python make_safetensors.py
"""
import pathlib

import numpy
from safetensors.numpy import save_file

arrays = {
    "layers.0.weight": numpy.array([[0.5, -1.25, 3.0], [2.0, 0.0, -0.125]], dtype=numpy.float32),
    "layers.0.bias": numpy.array([1e-300, -2.5], dtype=numpy.float64),
    "labels": numpy.array([7, -1, 2147483647], dtype=numpy.int32),
    "long": numpy.array([-5, 2147483647], dtype=numpy.int64),
    "pixels": numpy.array([[0, 255, 16]], dtype=numpy.uint8),
    "mask": numpy.array([True, False, True], dtype=numpy.bool_),
    "scalar": numpy.array(42.0, dtype=numpy.float64),
    "empty": numpy.zeros((0, 4), dtype=numpy.float32),
}
path = pathlib.Path(__file__).with_name("reference.safetensors")
save_file(arrays, path, metadata={"version": "1", "note": "año\n\"x\""})
