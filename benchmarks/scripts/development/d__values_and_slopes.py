# Hermite data: values AND derivatives at 40 points.  The loss has both.
import math

import torch

torch.manual_seed(17)
torch.set_default_dtype(torch.float64)

x = torch.linspace(-1, 1, 40).reshape(-1, 1)
f = torch.exp(-x) * torch.sin(math.pi * x)
df = torch.exp(-x) * (math.pi * torch.cos(math.pi * x) - torch.sin(math.pi * x))

m = 14
W = (2 * torch.randn(1, m)).requires_grad_()
b = (2 * torch.rand(m) - 1).requires_grad_()
v = (torch.randn(m, 1) / math.sqrt(m)).requires_grad_()
c = torch.zeros(1, requires_grad=True)


def u(points):
    return torch.tanh(points @ W + b) @ v + c


points = x.clone().requires_grad_(True)
slope_weight = 1 / df.var()
optimizer = torch.optim.Adam([W, b, v, c], lr=0.01)
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[1500], gamma=0.2)

for step in range(2000):
    optimizer.zero_grad()
    values = u(points)
    slopes, = torch.autograd.grad(values.sum(), points, create_graph=True)
    loss = (values - f).pow(2).mean() + slope_weight * (slopes - df).pow(2).mean()
    loss.backward(inputs=[W, b, v, c])
    optimizer.step()
    scheduler.step()
    if step % 400 == 0:
        print(f"{step:5d}  {loss.item():.3e}")

approximation = u(x).detach()
print("max error of the values:", (approximation - f).abs().max().item())
