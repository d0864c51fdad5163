"""Inference of a network 784-128-10 in PyTorch: `torch_inference.py THREADS`."""

import sys

import torch
from torch import nn

import peer


def prepare(work):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)).eval()
    rows = torch.rand(int(work["batch"]), 784)

    def run(times):
        with torch.inference_mode():
            for _ in range(times):
                model(rows)

    return run


torch.set_num_threads(int(sys.argv[1]))
peer.serve(f"PyTorch {torch.__version__}", prepare)
