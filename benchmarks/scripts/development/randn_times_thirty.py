"""PyTorch tensors, own parameters, optimizer from torch.optim"""
import torch

torch.manual_seed(100)
X = torch.rand(500, 2) * 2 - 1
Y = (torch.cos(2 * X[:, 0]) + X[:, 1] ** 3).reshape(-1, 1)

hidden1 = 40
hidden2 = 40
SCALE = 30.0

A = (SCALE * torch.randn(2, hidden1)).requires_grad_(True)
a = torch.zeros(hidden1, requires_grad=True)
B = (SCALE * torch.randn(hidden1, hidden2)).requires_grad_(True)
b = torch.zeros(hidden2, requires_grad=True)
C = (0.1 * torch.randn(hidden2, 1)).requires_grad_(True)
c = torch.zeros(1, requires_grad=True)

optimizer = torch.optim.SGD([A, a, B, b, C, c], lr=0.02, momentum=0.9)

for i in range(1500):
    h1 = torch.tanh(X @ A + a)
    h2 = torch.tanh(h1 @ B + b)
    out = h2 @ C + c
    loss = torch.nn.functional.mse_loss(out, Y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if i % 150 == 0:
        print(f"iteration {i}: {loss.item():.4f}")

print("correlation", torch.corrcoef(torch.cat([out, Y], 1).T)[0, 1].item())
