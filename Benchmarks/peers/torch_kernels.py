"""Functions of many numbers, and matrix products, in PyTorch: `torch_kernels.py THREADS`."""

import sys

import torch

import peer


def product(work):
    m, n, k = (int(work[name]) for name in "mnk")
    a = torch.randn(k, m).t() if work["form"] == "TN" else torch.randn(m, k)
    b = torch.randn(n, k).t() if work["form"] == "NT" else torch.randn(k, n)
    c = torch.empty(m, n)
    return lambda: torch.mm(a, b, out=c)


def adam(count):
    """The fused update on its own, without the optimiser's Python."""
    parameter, gradient = torch.full((count,), 0.5), torch.randn(count)
    mean, square, step = torch.zeros(count), torch.zeros(count), torch.tensor(1.0)
    lists = [[parameter], [gradient], [mean], [square], [], [step]]
    return lambda: torch._fused_adam_(
        *lists, lr=1e-3, beta1=0.9, beta2=0.999, weight_decay=0.0, eps=1e-8, amsgrad=False,
        maximize=False,
    )


def function(name, count):
    x = torch.arange(count).mul(7).remainder(1001).div(250).sub(2)
    if name == "softmax":
        x = x.reshape(round(count**0.5), -1)
    y = torch.empty_like(x)
    if name == "softmax":
        return lambda: torch.softmax(x, 1, out=y)
    if name == "copy":
        return lambda: y.copy_(x)
    operation = getattr(torch, name)
    return lambda: operation(x, out=y)


def prepare(work):
    if "form" in work:
        do = product(work)
    elif work["function"] == "adam":
        do = adam(int(work["count"]))
    else:
        do = function(work["function"], int(work["count"]))

    def run(times):
        with torch.inference_mode():
            for _ in range(times):
                do()

    run(3)
    return run


torch.set_num_threads(int(sys.argv[1]))
peer.serve(f"PyTorch {torch.__version__}", prepare)
