# -*- coding: utf-8 -*-
import torch
from torch.autograd import Variable

dtype = torch.FloatTensor
torch.manual_seed(13)

# N is batch size; H is hidden dimension
N, H = 200, 50

grid = torch.linspace(-1, 1, N).view(N, 1)
x = Variable(grid.type(dtype), requires_grad=False)
y = Variable((grid.abs() * 2 - 1 + 0.5 * torch.sin(4 * grid)).type(dtype), requires_grad=False)

w1 = Variable(torch.randn(1, H).type(dtype) * 2, requires_grad=True)
b1 = Variable(torch.randn(1, H).type(dtype), requires_grad=True)
w2 = Variable(torch.randn(H, 1).type(dtype) * 0.15, requires_grad=True)
b2 = Variable(torch.zeros(1, 1).type(dtype), requires_grad=True)

learning_rate = 1e-6
for t in range(2000):
    # Forward pass: compute predicted y using operations on Variables
    y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2

    # Compute and print loss
    loss = (y_pred - y).pow(2).mean()
    if t % 100 == 0:
        print(t, loss.data[0])

    # Use autograd to compute the backward pass.
    loss.backward()

    # Update weights using gradient descent
    for p in (w1, b1, w2, b2):
        p.data -= learning_rate * p.grad.data
        # Manually zero the gradients
        p.grad.data.zero_()

y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2
print("final", (y_pred - y).pow(2).mean())
