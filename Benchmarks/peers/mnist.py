"""MNIST's compressed files as arrays."""

import gzip

import numpy


def read(folder, name, header):
    with gzip.open(f"{folder}/{name}-ubyte.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)


def load(folder):
    """Rows and labels for training, rows and labels for the test; rows as float32 in 0...1, labels as
    int64.
    """
    parts = []
    for part in ("train", "t10k"):
        rows = read(folder, f"{part}-images-idx3", 16).reshape(-1, 784)
        labels = read(folder, f"{part}-labels-idx1", 8)
        parts += [rows.astype(numpy.float32) / 255, labels.astype(numpy.int64)]
    return parts
