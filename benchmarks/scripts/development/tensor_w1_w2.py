# -*- coding: utf-8 -*-
# from the tutorial "tensors and autograd", but fitting exp(x)*cos(2x). I get nan after 5 iterations.
import math

import torch

dtype = torch.float
device = torch.device("cpu")
torch.manual_seed(1)

N, H = 200, 25
x = torch.linspace(-1, 2, N, device=device, dtype=dtype).unsqueeze(1)
y = torch.exp(x) * torch.cos(2 * x)

w1 = torch.randn(1, H, device=device, dtype=dtype, requires_grad=True)
b1 = torch.randn(H, device=device, dtype=dtype, requires_grad=True)
w2 = torch.randn(H, 1, device=device, dtype=dtype, requires_grad=True)
b2 = torch.zeros(1, device=device, dtype=dtype, requires_grad=True)

learning_rate = 1e-2
for t in range(4000):
    y_pred = (x @ w1 + b1).tanh() @ w2 + b2
    loss = (y_pred - y).pow(2).sum()
    if t % 400 == 0:
        print(t, loss.item())
    if math.isnan(loss.item()):
        print("nan at iteration", t)
        break
    loss.backward()
    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        b1 -= learning_rate * b1.grad
        w2 -= learning_rate * w2.grad
        b2 -= learning_rate * b2.grad
        w1.grad = None
        b1.grad = None
        w2.grad = None
        b2.grad = None

print("final", ((x @ w1 + b1).tanh() @ w2 + b2 - y).abs().max().item())
