"""Near-surface temperature at a mooring, with its own error bar for every hour of the year.

The network gives a mean and a log-variance; both are trained by the Gaussian likelihood."""
import math

import torch
from torch import nn

torch.manual_seed(8)
N = 1800
day = torch.rand(N, 1) * 365
depth = torch.rand(N, 1) * 30
season = torch.sin(2 * math.pi * (day - 110) / 365)
mixing = torch.exp(-depth / 25)
sigma = 0.15 + 0.45 * (0.5 + 0.5 * season)
temperature = 13 + 5 * season * mixing + sigma * torch.randn(N, 1)

# the calendar as a circle, so that December meets January
angle = 2 * math.pi * day / 365
inputs = torch.cat([torch.cos(angle), torch.sin(angle), (depth - 15) / 8.7], dim=1)
t_mean, t_std = temperature.mean(), temperature.std()
t = (temperature - t_mean) / t_std


class MeanAndSpread(nn.Module):
    def __init__(self, width=24):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, width), nn.Tanh(), nn.Linear(width, width), nn.Tanh())
        self.mean = nn.Linear(width, 1)
        self.log_var = nn.Linear(width, 1)

    def forward(self, x):
        z = self.body(x)
        return self.mean(z), self.log_var(z)


net = MeanAndSpread()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1000)
for step in range(1000):
    mu, log_var = net(inputs)
    nll = 0.5 * (log_var + (t - mu) ** 2 * torch.exp(-log_var)).mean()
    opt.zero_grad()
    nll.backward()
    opt.step()
    schedule.step()
    if step % 100 == 0:
        print(step, "negative log-likelihood", nll.item())

with torch.no_grad():
    mu, log_var = net(inputs)
expected = mu * t_std + t_mean
error_bar = torch.exp(0.5 * log_var) * t_std
inside = ((temperature - expected).abs() < error_bar).float().mean()
print(f"{100 * inside:.0f} % of the readings lie inside one error bar")
