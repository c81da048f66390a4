"""Nacelle wind from the mast: the mean AND its spread, for the gust warning of the crane crew.

The scatter grows with the wind, so the net has two heads and is trained on the Gaussian likelihood.
"""
import math

import torch
from torch import nn


class MeanAndSpread(nn.Module):
    def __init__(self, n_in, width=24):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_in, width), nn.Tanh())
        self.mean = nn.Linear(width, 1)
        self.log_sd = nn.Linear(width, 1)

    def forward(self, x):
        z = self.trunk(x)
        return self.mean(z), self.log_sd(z)


def likelihood(mean, log_sd, y):
    return (log_sd + 0.5 * ((y - mean) / log_sd.exp()) ** 2 + 0.5 * math.log(2 * math.pi)).mean()


torch.manual_seed(803)
n = 1500
mast = 2 + 18 * torch.rand(n)                 # m/s
direction = 2 * math.pi * torch.rand(n)       # the hill lies in the north-west
true_mean = mast * (0.92 + 0.10 * torch.sin(direction - 0.8)) + 0.5
true_sd = 0.15 + 0.07 * mast
nacelle = true_mean + true_sd * torch.randn(n)

x = torch.stack([(mast - 11) / 5, torch.sin(direction), torch.cos(direction)], 1)
centre, scale = nacelle.mean(), nacelle.std()
y = ((nacelle - centre) / scale)[:, None]

model = MeanAndSpread(3)
optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
schedule = torch.optim.lr_scheduler.ExponentialLR(optimiser, gamma=0.9985)
for step in range(1500):
    optimiser.zero_grad()
    mean, log_sd = model(x)
    loss = likelihood(mean, log_sd, y)
    loss.backward()
    optimiser.step()
    schedule.step()
    if step % 250 == 0:
        print(step, "nll", loss.item())

with torch.no_grad():
    mean, log_sd = model(x)
    expected = mean[:, 0] * scale + centre
    band = log_sd[:, 0].exp() * scale
    inside = ((nacelle - expected).abs() < 1.96 * band).float().mean()
print(f"inside the 95 % band: {inside:.3f}")
