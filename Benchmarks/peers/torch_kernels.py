"""Functions of many numbers, and matrix products, in PyTorch: `torch_kernels.py THREADS`."""

import sys
import time

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


def lion(count):
    """Lion in PyTorch's operations on lists, which its own optimisers use."""
    parameters, gradients = [torch.full((count,), 0.5)], [torch.randn(count)]
    means = [torch.zeros(count)]

    def step():
        direction = torch._foreach_mul(means, 0.9)
        torch._foreach_add_(direction, gradients, alpha=0.1)
        torch._foreach_sign_(direction)
        torch._foreach_add_(parameters, direction, alpha=-1e-4)
        torch._foreach_mul_(means, 0.99)
        torch._foreach_add_(means, gradients, alpha=0.01)

    return step


def update(name, count):
    """The fastest of the forms that PyTorch has of an optimiser."""
    if name == "lion":
        return lion(count)
    kind = {"rmsProp": "RMSprop", "adaGrad": "Adagrad", "rProp": "Rprop"}[name]
    forms = []
    for options in ({"fused": True}, {"foreach": True}, {"foreach": False}):
        parameter = torch.full((count,), 0.5, requires_grad=True)
        parameter.grad = torch.randn(count)
        try:
            optimizer = getattr(torch.optim, kind)([parameter], lr=1e-3, **options)
            optimizer.step()
        except (TypeError, RuntimeError):
            continue
        times = []
        for _ in range(9):
            start = time.perf_counter()
            optimizer.step()
            times.append(time.perf_counter() - start)
        forms.append((sorted(times)[4], optimizer.step))
    return min(forms, key=lambda form: form[0])[1]


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
    elif work["function"] in ("rmsProp", "adaGrad", "rProp", "lion"):
        do = update(work["function"], int(work["count"]))
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
