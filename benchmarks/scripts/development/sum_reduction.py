import math
import torch

torch.manual_seed(37)

# sin fit like in the pytorch tutorial (loss is a sum, so lr is tiny), but with a hidden layer
x = torch.linspace(-math.pi, math.pi, 300).unsqueeze(-1)
y = torch.sin(x) + 0.3 * torch.sin(3 * x)

h = 30
w1 = torch.randn(1, h) * 1.5
b1 = torch.randn(h) * 2
w2 = torch.randn(h, 1) * 0.1
b2 = torch.zeros(1)
for p in (w1, b1, w2, b2):
    p.requires_grad_(True)

learning_rate = 1e-4
for t in range(4000):
    y_pred = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = (y_pred - y).pow(2).sum()
    if t % 400 == 399:
        print(t, loss.item())
    loss.backward()
    with torch.no_grad():
        for p in (w1, b1, w2, b2):
            p -= learning_rate * p.grad
            p.grad = None

print(f"rms error {((y_pred - y) ** 2).mean().sqrt().item():.4f}")
