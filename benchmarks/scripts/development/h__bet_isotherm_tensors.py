"""Nitrogen uptake from pressure (Pa), temperature (K) and pore radius (m): units over 15 decades.

Double precision, raw leaf tensors, L-BFGS with strong Wolfe line search.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(58)

n = 200
pressure = 10 ** rng.uniform(2, 5, n)
temperature = rng.uniform(77, 120, n)
radius = 10 ** rng.uniform(-9.3, -8, n)
K = 2e-4 * np.exp(0.03 * (100 - temperature))
uptake = 12 * K * pressure / (1 + K * pressure) * (1 + 0.5e-9 / radius)     # mmol/g
uptake = uptake + rng.normal(0, 0.25, n)

raw = np.column_stack([np.log10(pressure), temperature, np.log10(radius)])
X = torch.tensor((raw - raw.mean(0)) / raw.std(0))
y = torch.tensor((uptake - uptake.mean()) / uptake.std())

width = 10
torch.manual_seed(0)
W = (torch.randn(3, width) * 0.6).requires_grad_()
b = torch.zeros(width, requires_grad=True)
v = (torch.randn(width) * 0.3).requires_grad_()
c = torch.zeros((), requires_grad=True)
leaves = [W, b, v, c]


def model():
    return torch.sigmoid(X @ W + b) @ v + c


solver = torch.optim.LBFGS(leaves, lr=1.0, max_iter=20, history_size=20,
                           line_search_fn="strong_wolfe")


def closure():
    solver.zero_grad()
    misfit = (model() - y).pow(2).mean() + 1e-5 * (W.pow(2).sum() + v.pow(2).sum())
    misfit.backward()
    return misfit


for outer in range(40):
    misfit = solver.step(closure)
    if outer % 5 == 0:
        print(outer, misfit.item())

q = model().detach().numpy() * uptake.std() + uptake.mean()
print("standard error", np.sqrt(np.mean((q - uptake) ** 2)), "mmol/g")
