# follow camera: how far the camera lags behind, by player speed and turn rate
# plain tensors, because I wanted to see what autograd does
import torch

torch.manual_seed(3)
speed = torch.rand(256, 1) * 12
turn = (torch.rand(256, 1) - 0.5) * 4
lag = 0.25 * speed / (1 + 0.05 * speed) + 0.3 * turn ** 2 / (1 + 0.2 * speed)
lag = lag + 0.05 * torch.randn(256, 1)

x = torch.cat([speed / 6 - 1, turn / 2], dim=1)
hidden = 20
w1 = torch.randn(2, hidden) * 0.9
b1 = torch.randn(hidden) * 0.3
w2 = torch.randn(hidden, 1) * 0.3
b2 = torch.ones(1) * lag.mean()
params = [w1, b1, w2, b2]
moment = [torch.zeros_like(p) for p in params]
for p in params:
    p.requires_grad_(True)

lr = 0.05
for i in range(3000):
    pred = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = ((pred - lag) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p, m in zip(params, moment):
            m.mul_(0.9).add_(p.grad)
            p -= lr * m
            p.grad.zero_()
    if i % 500 == 0:
        print(i, loss.item())

with torch.no_grad():
    pred = torch.tanh(x @ w1 + b1) @ w2 + b2
print("typical error in metres:", (pred - lag).abs().mean().item())
