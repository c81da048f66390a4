import math

import torch

# Glider: vertical speed (m/s, mostly negative = sinking) from air speed and bank angle

n = 300
speed = torch.empty(n, 1).uniform_(15, 50)
bank = torch.empty(n, 1).uniform_(0, 1)          # rad
sink = -0.6 - 0.0022 * (speed - 24) ** 2 - 0.7 * (1 / torch.cos(bank) ** 1.5 - 1)
sink = sink + 0.05 * torch.randn(n, 1)

x = torch.cat([(speed - 32.5) / 10, (bank - 0.5) / 0.29], dim=1)
t = sink

units = 20
V = torch.randn(2, units) / math.sqrt(2)
c = torch.zeros(1, units)
U = torch.randn(units, 1) / math.sqrt(units)
d = torch.zeros(1, 1)
for p in (V, c, U, d):
    p.requires_grad_(True)

eta = 0.05
errors = []
for k in range(3000):
    h = torch.tanh(x @ V + c)
    out = torch.sigmoid(h @ U + d)
    E = ((out - t) ** 2).mean()
    E.backward()
    with torch.no_grad():
        for p in (V, c, U, d):
            p -= eta * p.grad
    errors.append(E.item())
    if k % 300 == 0:
        print("%5d  E = %.5f" % (k, errors[-1]))

print("best sink rate", t.max().item(), "network", out.max().item())
