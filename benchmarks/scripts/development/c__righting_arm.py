# Cross curves of stability: righting arm GZ over heel and displacement, from the hydrostatics program.
# Small and almost free of noise, so full-batch L-BFGS in double precision.
import math

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(1876)

heel_deg = 75 * torch.rand(240)
tonnes = 1800 + 2400 * torch.rand(240)
phi = heel_deg * math.pi / 180
load = (tonnes - 3000) / 1200
gz = (0.85 - 0.18 * load) * torch.sin(phi) * torch.cos(0.95 * phi) + 0.35 * phi ** 3 * torch.exp(-2.2 * phi)
gz = gz + 0.006 * torch.randn(240)                       # m

inputs = torch.stack([(heel_deg - 37.5) / 21.7, (tonnes - 3000) / 693], dim=1)
gz_scaled = (gz - gz.mean()) / gz.std()

sizes = [2, 10, 8, 1]
params = []
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    params.append((torch.randn(n_in, n_out) / math.sqrt(n_in)).requires_grad_(True))
    params.append(torch.zeros(n_out, requires_grad=True))


def arm(x):
    for W, b in zip(params[0:-2:2], params[1:-2:2]):
        x = torch.tanh(x @ W + b)
    return (x @ params[-2] + params[-1])[:, 0]


optimiser = torch.optim.LBFGS(params, lr=1.0, max_iter=15, history_size=12,
                              line_search_fn="strong_wolfe")


def closure():
    optimiser.zero_grad()
    value = torch.mean((arm(inputs) - gz_scaled) ** 2)
    value.backward()
    return value


for outer in range(30):
    value = optimiser.step(closure)
    if outer % 5 == 0:
        print(outer, value.item())

with torch.no_grad():
    fair = arm(inputs) * gz.std() + gz.mean()
worst = (fair - gz).abs().max()
print("largest deviation %.1f mm" % (1000 * worst.item()))
