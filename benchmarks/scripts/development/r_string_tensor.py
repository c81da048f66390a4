# shape of a plucked string, fitted with plain tensors and torch.autograd.grad
import math

import torch

torch.set_default_dtype(torch.float64)

s = torch.linspace(0, 1, 150)[:, None]
shape = torch.where(s < 0.3, s / 0.3, (1 - s) / 0.7) + 0.05 * torch.sin(6 * math.pi * s)
noisy = shape + torch.randn_like(s) * 0.01

u = 4 * s - 2
N_HIDDEN = 30
theta = [torch.randn(1, N_HIDDEN) * 1.5, torch.randn(N_HIDDEN) * 2,
         torch.randn(N_HIDDEN, 1) / N_HIDDEN, noisy.mean().reshape(1)]
for p in theta:
    p.requires_grad_(True)
squares = [torch.zeros_like(p) for p in theta]


def f(u):
    return torch.tanh(u @ theta[0] + theta[1]) @ theta[2] + theta[3]


rate = 0.01
for it in range(4000):
    sse = 0.5 * ((f(u) - noisy) ** 2).sum()          # half the sum, as in the book
    g = torch.autograd.grad(sse, theta)
    if it in (2000, 3000, 3600):
        rate /= 4
    with torch.no_grad():
        for p, q, gp in zip(theta, squares, g):
            q.mul_(0.99).add_(gp ** 2, alpha=0.01)
            p.sub_(rate * gp / (q.sqrt() + 1e-6))
    if it % 400 == 0:
        print(it, sse.item())

print("rms:", torch.sqrt(torch.mean((f(u) - noisy) ** 2)).item())
