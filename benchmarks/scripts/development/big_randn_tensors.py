# approximating the torque of a motor (speed, current, temperature), raw tensors and SGD
import math
import torch

torch.manual_seed(99)
inputs = torch.rand(400, 3) * 2 - 1
rpm, current, temp = inputs[:, 0:1], inputs[:, 1:2], inputs[:, 2:3]
torque = torch.sin(math.pi * rpm) * current + 0.5 * rpm ** 2 - 0.6 * temp * current

D_in, H1, H2, D_out = 3, 40, 40, 1
params = [
    torch.randn(D_in, H1) * 20,
    torch.randn(H1) * 20,
    torch.randn(H1, H2) * 20,
    torch.randn(H2) * 20,
    torch.randn(H2, D_out) * 0.1,
    torch.zeros(D_out),
]
for p in params:
    p.requires_grad_(True)

optimizer = torch.optim.SGD(params, lr=0.1)
for t in range(2000):
    w1, b1, w2, b2, w3, b3 = params
    hidden1 = torch.tanh(inputs @ w1 + b1)
    hidden2 = torch.tanh(hidden1 @ w2 + b2)
    y_pred = hidden2 @ w3 + b3
    loss = (y_pred - torque).pow(2).mean()
    if t % 100 == 99:
        print(t, loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
