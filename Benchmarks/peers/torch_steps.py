"""Training steps in PyTorch: `torch_steps.py THREADS eager|compile`."""

import sys

import torch
from torch import nn

import peer

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}


def layers_of(work):
    sizes, activation = peer.sizes(work), ACTIVATIONS[work["activation"]]
    for index in range(1, len(sizes)):
        yield nn.Linear(sizes[index - 1], sizes[index])
        if index == len(sizes) - 1:
            return
        if work["regularized"] == "1":
            yield nn.BatchNorm1d(sizes[index])
        yield activation()
        if work["regularized"] == "1":
            yield nn.Dropout(0.5)


def prepare(work):
    torch.manual_seed(0)
    sizes, batch, batches = peer.sizes(work), int(work["batch"]), int(work["batches"])
    model = nn.Sequential(*layers_of(work))
    inputs = list(torch.randn(batches, batch, sizes[0]))
    if work["loss"] == "crossEntropy":
        loss = nn.CrossEntropyLoss()
        targets = list(torch.randint(0, sizes[-1], (batches, batch)))
    else:
        loss = nn.MSELoss()
        targets = list(torch.randn(batches, batch, sizes[-1]))
    if work["optimizer"] == "adam":
        optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    else:
        optimizer = torch.optim.SGD(model.parameters(), 1e-2)

    def objective(x, y):
        return loss(model(x), y)

    update = optimizer.step
    if sys.argv[2] == "compile":
        torch.compiler.reset()
        objective, update = torch.compile(objective), torch.compile(update)

    def take(steps):
        for step in range(steps):
            optimizer.zero_grad()
            objective(inputs[step % batches], targets[step % batches]).backward()
            update()

    take(3)
    return take


torch.set_num_threads(int(sys.argv[1]))
peer.serve(f"PyTorch {torch.__version__}", prepare)
