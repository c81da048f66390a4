"""Minute ventilation on the cycle ergometer.

Now and then the mask leaks, so the cost is log cosh (square near zero, straight far away). Subjects
come in four groups whose gradients are added up before each step.
"""
import math

import torch

gen = torch.Generator().manual_seed(21)


def uniform(low, high, n):
    return low + (high - low) * torch.rand(n, 1, generator=gen)


N = 480
watts = uniform(40, 340, N)
cadence = uniform(50, 100, N)
mass = uniform(52, 95, N)
per_kg = watts / mass
litres = 9 + 19 * per_kg + 9 * torch.relu(per_kg - 2.8) ** 2 + 0.05 * (cadence - 75).abs()
true_litres = litres
leak = (torch.rand(N, 1, generator=gen) < 0.03).float()
litres = litres + 1.5 * torch.randn(N, 1, generator=gen) - 25 * leak

X = torch.cat([watts, cadence, mass], dim=1)
X = (X - X.mean(0)) / X.std(0)
middle, spread = litres.mean(), litres.std()
y = (litres - middle) / spread

net = {
    "w": torch.randn(3, 24, generator=gen) / math.sqrt(3),
    "b": torch.randn(24, generator=gen) * 0.5,
    "v": torch.randn(24, 1, generator=gen) / math.sqrt(24),
    "c": torch.zeros(1),
}
for tensor in net.values():
    tensor.requires_grad_(True)


def predict(x):
    return torch.tanh(x @ net["w"] + net["b"]) @ net["v"] + net["c"]


def log_cosh(e):
    return e + torch.nn.functional.softplus(-2 * e) - math.log(2)


SCALE = 0.1                       # errors beyond a tenth of a standard deviation count linearly
groups = torch.randperm(N, generator=gen).chunk(4)
adam = torch.optim.Adam(list(net.values()), lr=0.01)
for epoch in range(700):
    adam.zero_grad()
    total = 0.0
    for part in groups:
        loss = SCALE ** 2 * log_cosh((predict(X[part]) - y[part]) / SCALE).mean() / len(groups)
        loss.backward()           # adds to .grad
        total += loss.item()
    adam.step()
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", total)

with torch.no_grad():
    ventilation = predict(X) * spread + middle
print("median error:", (ventilation - litres).abs().median().item(), "litres per minute")
