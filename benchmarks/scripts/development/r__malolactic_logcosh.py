# Malic acid during malolactic fermentation. Enzymatic kit, sometimes a bubble in the cuvette:
# log(cosh r) is quadratic for good readings and linear for the bubbles.
import math

import torch

torch.manual_seed(36)
n = 600
day = 25 * torch.rand(n)
cellar = 14 + 10 * torch.rand(n)              # degrees C
so2 = 5 + 40 * torch.rand(n)                  # mg/L, free
half_time = 10 - 0.45 * (cellar - 14) + 0.12 * (so2 - 5)
acid = 0.2 + 3.6 / (1 + torch.exp((day - half_time) / 1.6))      # g/L
error = 0.08 * torch.randn(n)
bubble = torch.rand(n) < 0.03
error = error + bubble * 0.35 * torch.randn(n)
measured = acid + error

x = torch.stack([day / 12.5 - 1, (cellar - 19) / 5, (so2 - 25) / 20], dim=1)
y = measured[:, None]

w1 = (torch.randn(3, 20) * 0.6).requires_grad_(True)
b1 = (torch.randn(20) * 0.5).requires_grad_(True)
w2 = (torch.randn(20, 1) * 0.2).requires_grad_(True)
b2 = torch.tensor([2.0], requires_grad=True)
theta = (w1, b1, w2, b2)


def net(x):
    return torch.tanh(x @ w1 + b1) @ w2 + b2


def log_cosh(r):
    """Return log(cosh(r)), safe for large r."""
    return r.abs() + torch.nn.functional.softplus(-2 * r.abs()) - math.log(2.0)


first = [torch.zeros_like(p) for p in theta]
second = [torch.zeros_like(p) for p in theta]
sharpness = 4.0
for t in range(1, 2001):
    loss = log_cosh(sharpness * (net(x) - y)).mean() / sharpness
    grads = torch.autograd.grad(loss, theta)
    with torch.no_grad():
        for p, g, m, v in zip(theta, grads, first, second):
            m.lerp_(g, 0.1)
            v.lerp_(g * g, 0.001)
            p -= 0.01 * (m / (1 - 0.9 ** t)) / ((v / (1 - 0.999 ** t)).sqrt() + 1e-8)
    if t % 400 == 0:
        print(t, float(loss))

curve = net(x).detach()[:, 0]
print("median abs residual:", float((curve - measured).abs().median()), "g/L")
