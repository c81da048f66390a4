"""Calibration of a thermocouple: readings come from a good and a cheap meter, so each row is
weighted by the inverse variance of its meter. Raw tensors, momentum by hand."""
import torch

torch.manual_seed(123)
torch.set_default_dtype(torch.float64)

n = 400
millivolt = torch.linspace(-5, 20, n)
is_cheap = torch.rand(n) < 0.4
sd = torch.where(is_cheap, 12.0, 2.0)
celsius = 25.1 * millivolt - 0.55 * millivolt**2 + 15 * torch.sin(millivolt / 2) + sd * torch.randn(n)

weight = 1 / sd**2
weight = weight / weight.mean()

x = ((millivolt - millivolt.mean()) / millivolt.std()).reshape(-1, 1)
offset = (weight * celsius).sum() / weight.sum()
unit = celsius.std()
y = ((celsius - offset) / unit).reshape(-1, 1)
w = weight.reshape(-1, 1)

hidden = 20
U = (torch.randn(1, hidden) * 2).requires_grad_()
u = (torch.randn(hidden) * 2).requires_grad_()
V = (torch.randn(hidden, 1) / hidden**0.5).requires_grad_()
v = torch.zeros(1, requires_grad=True)
theta = [U, u, V, v]
velocity = [torch.zeros_like(p) for p in theta]


def model(inp):
    return torch.tanh(inp @ U + u) @ V + v


for k in range(4000):
    loss = (w * (model(x) - y) ** 2).mean()
    loss.backward()
    lr = 0.02 if k < 3000 else 0.005
    with torch.no_grad():
        for p, s in zip(theta, velocity):
            s.mul_(0.9).add_(p.grad, alpha=-lr)
            p += s
            p.grad = None
    if k % 500 == 0:
        print(f"{k:5d} weighted mse {loss.item():.5f}")

with torch.no_grad():
    calibrated = model(x).squeeze(1) * unit + offset
for name, rows in (("good", ~is_cheap), ("cheap", is_cheap)):
    print(name, "meter, rms residual", (calibrated - celsius)[rows].pow(2).mean().sqrt().item())
