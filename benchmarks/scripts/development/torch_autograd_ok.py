import math
import torch

torch.manual_seed(0)
x = torch.linspace(-math.pi, math.pi, 500).unsqueeze(1)
y = torch.sin(x)

W = torch.randn(1, 15)
b = torch.randn(15) * 2
V = torch.randn(15, 1) * 0.3
c = torch.zeros(1)
params = [W, b, V, c]
for p in params:
    p.requires_grad = True

lr = 0.05
for t in range(3000):
    pred = torch.tanh(x @ W + b) @ V + c
    loss = torch.mean((pred - y) ** 2)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= lr * g
    if t % 300 == 0:
        print("%d %.6f" % (t, loss))
