"""Training steps in PyTorch, eager, driven by lines on standard input.

  prepare sizes=64,64,10 batch=32 batches=64 activation=relu loss=crossEntropy optimizer=adam
                                    -> ready
  run 500                           -> seconds that 500 steps took
  version                           -> PyTorch 2.15.0
"""

import sys
import time

import torch
from torch import nn

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}


def model_of(sizes, activation):
    layers = []
    for width, units in zip(sizes, sizes[1:]):
        layers += [nn.Linear(width, units), activation()]
    return nn.Sequential(*layers[:-1])


def prepare(work):
    """Gives a function that takes a number of steps, each on the next batch."""
    torch.manual_seed(0)
    sizes = [int(size) for size in work["sizes"].split(",")]
    batch, batches = int(work["batch"]), int(work["batches"])
    model = model_of(sizes, ACTIVATIONS[work["activation"]])
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

    def take(steps):
        for step in range(steps):
            x, y = inputs[step % batches], targets[step % batches]
            optimizer.zero_grad()
            loss(model(x), y).backward()
            optimizer.step()

    return take


def main():
    torch.set_num_threads(int(sys.argv[1]))
    take = None
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "version":
            answer = f"PyTorch {torch.__version__}"
        elif command == "prepare":
            take = prepare(dict(argument.split("=") for argument in arguments))
            answer = "ready"
        else:
            start = time.perf_counter()
            take(int(arguments[0]))
            answer = time.perf_counter() - start
        print(answer, flush=True)


if __name__ == "__main__":
    main()
