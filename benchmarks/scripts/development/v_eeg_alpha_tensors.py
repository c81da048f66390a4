import numpy as np
import torch

# alpha power (8-12 Hz) against minutes of eyes-closed rest, averaged over subjects
np.random.seed(15)
torch.manual_seed(15)
minutes = np.linspace(0, 20, 160)
alpha_power = 4 + 3 * np.sin(minutes / 2.5) * np.exp(-minutes / 12) + 0.15 * minutes + np.random.randn(160) * 0.1

inp = torch.tensor((minutes - 10) / 5.8, dtype=torch.float32).reshape(-1, 1)
tgt = torch.tensor((alpha_power - alpha_power.mean()) / alpha_power.std(), dtype=torch.float32)

n_hid = 30
A = torch.randn(1, n_hid) * 3
a = torch.randn(n_hid) * 3
B = torch.randn(n_hid, 1) * 0.1
b = torch.zeros(1)
for p in (A, a, B, b):
    p.requires_grad_(True)

eps = 0.02
m = [torch.zeros_like(p) for p in (A, a, B, b)]

for it in range(4000):
    prediction = torch.mm(torch.tanh(torch.mm(inp, A) + a), B) + b
    mse = torch.mean((prediction - tgt) ** 2)
    mse.backward()
    with torch.no_grad():
        for j, p in enumerate((A, a, B, b)):
            m[j] = 0.9 * m[j] + p.grad
            p -= eps * m[j]
            p.grad.zero_()
    if it % 400 == 0:
        print("it", it, "mse", float(mse))

print("predictions between", prediction.min().item(), "and", prediction.max().item())
