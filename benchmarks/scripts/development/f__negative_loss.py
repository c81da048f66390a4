# weight of lambs over weeks (standardised), pytorch tensors without nn
# The loss becomes NEGATIVE and goes on falling: -100, -1000, ... Is this a bug in pytorch?
import math
import torch

torch.manual_seed(14)
weeks = torch.rand(140, 1) * 20
weight = 4 + 40 / (1 + torch.exp(-(weeks - 9) / 2.5)) + torch.randn(140, 1)

xs = (weeks - weeks.mean()) / weeks.std()
ys = (weight - weight.mean()) / weight.std()

H = 10
A = torch.randn(1, H)
a = torch.randn(1, H)
B = torch.randn(H, 1) / math.sqrt(H)
b = torch.zeros(1, 1)
for tensor in (A, a, B, b):
    tensor.requires_grad_(True)

lr = 1e-1
for i in range(2000):
    out = torch.sigmoid(xs.mm(A) + a).mm(B) + b
    loss = (out - ys).mean()
    loss.backward()
    with torch.no_grad():
        for tensor in (A, a, B, b):
            tensor -= lr * tensor.grad
            tensor.grad.zero_()
    if i % 200 == 0:
        print("iteration", i, "loss", float(loss))

final = (torch.sigmoid(xs.mm(A) + a).mm(B) + b).detach()
