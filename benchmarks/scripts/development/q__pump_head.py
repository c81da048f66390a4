"""Head of a centrifugal pump over flow and speed, raw tensors and momentum written out."""
import numpy as np
import torch

torch.manual_seed(14)
rng = np.random.default_rng(14)

flow = rng.uniform(0, 120, 350)                # m3/h
speed = rng.uniform(900, 2900, 350)            # 1/min
r = speed / 2900
head = 62 * r ** 2 + 0.05 * r * flow - 0.0028 * flow ** 2 + rng.normal(0, 0.8, 350)   # m

X = torch.tensor(np.column_stack([flow, speed]), dtype=torch.float32)
X = (X - X.mean(dim=0)) / X.std(dim=0)
y = torch.tensor(head, dtype=torch.float32).reshape(-1, 1)
y_mean, y_std = y.mean(), y.std()
t = (y - y_mean) / y_std

H = 16
W1 = (torch.randn(2, H) * 0.8).requires_grad_()
b1 = (torch.randn(H) * 0.5).requires_grad_()
W2 = (torch.randn(H, 1) / H ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [W1, b1, W2, b2]
velocity = [torch.zeros_like(p) for p in params]

lr = 0.03
for i in range(4000):
    out = torch.tanh(X @ W1 + b1) @ W2 + b2
    loss = ((out - t) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p, v in zip(params, velocity):
            v.mul_(0.9).add_(p.grad, alpha=-lr)
            p.add_(v)
            p.grad = None
    if i % 800 == 0:
        print(i, loss.item())

with torch.no_grad():
    modelled = (torch.tanh(X @ W1 + b1) @ W2 + b2) * y_std + y_mean
print("rms [m]:", ((modelled - y) ** 2).mean().sqrt().item())
