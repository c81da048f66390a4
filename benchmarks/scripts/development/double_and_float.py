"""Tensors by hand: pendulum period over amplitude and length. First it did not run at all."""
import numpy as np
import torch

np.random.seed(33)
torch.manual_seed(33)

length = np.random.uniform(0.2, 2.0, 200)
amplitude = np.random.uniform(0.1, 2.5, 200)
period = 2 * np.pi * np.sqrt(length / 9.81) * (1 + amplitude ** 2 / 16)

X = torch.from_numpy(np.stack([(length - 1.1) / 0.52, (amplitude - 1.3) / 0.7], axis=1))
Y = torch.from_numpy(period[:, None])

n = 20
A = torch.randn(2, n, requires_grad=True)
a = torch.zeros(n, requires_grad=True)
B = torch.randn(n, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)

lr = 1e-5
for k in range(1500):
    out = torch.tanh(X @ A + a) @ B + b
    loss = torch.mean((out - Y) ** 2)
    loss.backward()
    with torch.no_grad():
        for p in (A, a, B, b):
            p -= lr * p.grad
            p.grad = None
    if k % 300 == 0:
        print(k, loss.item())

print("error in seconds", (out - Y).abs().mean().item())
