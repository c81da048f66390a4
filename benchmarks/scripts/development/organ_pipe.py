"""End correction of organ pipes (my first steps with autograd, coming from numpy)."""
import numpy as np
import torch

rng = np.random.default_rng(9)
diameter = rng.uniform(1, 12, 200)          # cm
freq = rng.uniform(60, 900, 200)            # Hz
corr = 0.3 * diameter * (1 + 0.25 * np.sin(freq / 150)) - 0.0004 * diameter * freq

X_np = np.column_stack([diameter, freq])
X_np = (X_np - X_np.mean(0)) / X_np.std(0)
y_np = ((corr - corr.mean()) / corr.std())[:, None]

X = torch.from_numpy(X_np)
y = torch.from_numpy(y_np)

torch.manual_seed(9)
W = torch.randn(2, 30, dtype=torch.float64, requires_grad=True)
b = torch.zeros(30, dtype=torch.float64, requires_grad=True)
V = (torch.randn(30, 1, dtype=torch.float64) * 0.2).requires_grad_(True)
c = torch.zeros(1, dtype=torch.float64, requires_grad=True)

lr = 0.1
for epoch in range(3000):
    hidden = torch.tanh(X @ W + b)
    out = hidden @ V + c
    loss = torch.mean((out - y) ** 2)
    loss.backward()

    W = W - lr * W.grad
    b = b - lr * b.grad
    V = V - lr * V.grad
    c = c - lr * c.grad

    if epoch % 300 == 0:
        print(epoch, float(loss))

corr_hat = out.detach().numpy()[:, 0] * corr.std() + corr.mean()
print("largest deviation (cm):", np.abs(corr_hat - corr).max())
