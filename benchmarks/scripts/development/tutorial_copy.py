# -*- coding: utf-8 -*-
import torch

# adapted from the PyTorch tutorial, now with my own data (eye pressure over the day)
dtype = torch.float
device = torch.device("cpu")

N, D_in, H, D_out = 240, 1, 50, 1

hour = torch.linspace(0, 24, N, device=device, dtype=dtype).view(N, 1)
pressure = 15 + 3 * torch.cos(2 * 3.1415926 * (hour - 7) / 24) + 0.4 * torch.randn(N, 1)

x = (hour - 12) / 7
y = (pressure - pressure.mean()) / pressure.std()

# Randomly initialize weights
w1 = torch.randn(D_in, H, device=device, dtype=dtype, requires_grad=True)
b1 = torch.randn(1, H, device=device, dtype=dtype, requires_grad=True)
w2 = torch.randn(H, D_out, device=device, dtype=dtype)
w2 = (w2 / H ** 0.5).requires_grad_(True)
b2 = torch.zeros(1, D_out, device=device, dtype=dtype, requires_grad=True)

learning_rate = 1e-6
for t in range(3000):
    # Forward pass: compute predicted y
    h = x.mm(w1) + b1
    h_relu = h.clamp(min=0)
    y_pred = h.mm(w2) + b2

    # Compute and print loss
    loss = (y_pred - y).pow(2).mean()
    if t % 100 == 99:
        print(t, loss.item())

    loss.backward()

    # Update weights using gradient descent
    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        b1 -= learning_rate * b1.grad
        w2 -= learning_rate * w2.grad
        b2 -= learning_rate * b2.grad

        # Manually zero the gradients after updating weights
        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()
        b2.grad.zero_()
