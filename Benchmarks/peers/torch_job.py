"""The whole job in PyTorch: `torch_job.py FOLDER EPOCHS ACCURACY`."""

import sys

import torch
from torch import nn

import mnist

folder, epochs, accuracy = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
torch.manual_seed(0)
torch.set_num_threads(2)
x, y, test_x, test_y = [torch.from_numpy(part) for part in mnist.load(folder)]

model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = torch.optim.Adam(model.parameters(), 1e-3)
loss = nn.CrossEntropyLoss()
for _ in range(epochs):
    for rows in torch.randperm(len(x)).split(64):
        optimizer.zero_grad()
        loss(model(x[rows]), y[rows]).backward()
        optimizer.step()

with torch.inference_mode():
    reached = (model(test_x).argmax(1) == test_y).float().mean().item()
print(reached)
sys.exit(reached < accuracy)
