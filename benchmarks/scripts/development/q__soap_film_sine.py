"""Reflectance of a soap film over wavelength and thickness; sine units and L-BFGS, double precision."""
import math

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(6)

wavelength = torch.rand(500, 1) * 350 + 400               # nm
thickness = torch.rand(500, 1) * 300 + 150                # nm
phase = 4 * math.pi * 1.33 * thickness / wavelength
reflectance = 0.04 * (1 - torch.cos(phase)) + 0.002 * torch.randn(500, 1)


class Sine(nn.Module):
    def forward(self, z):
        return torch.sin(z)


def standardised(column):
    return (column - column.mean(0)) / column.std(0)


inputs = torch.cat([standardised(wavelength), standardised(thickness)], dim=1)
target = standardised(reflectance)

net = nn.Sequential(nn.Linear(2, 20), Sine(), nn.Linear(20, 20), Sine(), nn.Linear(20, 1))
with torch.no_grad():
    net[0].weight.uniform_(-2.0, 2.0)
    net[0].bias.uniform_(-math.pi, math.pi)

optimizer = torch.optim.LBFGS(
    net.parameters(), lr=1.0, max_iter=20, history_size=30, line_search_fn="strong_wolfe"
)


def closure():
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(net(inputs), target)
    loss.backward()
    return loss


for outer in range(20):
    loss = optimizer.step(closure)
    if outer % 5 == 0:
        print(outer, loss.item())

with torch.no_grad():
    fitted = net(inputs)
print("R2:", 1 - (fitted - target).pow(2).mean().item() / target.var().item())
