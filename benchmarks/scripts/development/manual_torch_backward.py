# -*- coding: utf-8 -*-
import torch

# The well known two layer example, but with my data and with tanh. Somehow I get
# NameError: name 'grad_w_1' is not defined, and when I "fixed" that the result was still bad.
dtype = torch.float
device = torch.device("cpu")
torch.manual_seed(8)

# creep strain of a polymer: stress and log time
N, D_in, H, D_out = 200, 2, 40, 1
x = torch.rand(N, D_in, device=device, dtype=dtype) * 2 - 1
y = (torch.sin(3 * x[:, 0]) * torch.exp(0.7 * x[:, 1])).reshape(N, D_out)

w1 = torch.randn(D_in, H, device=device, dtype=dtype) * 2
b1 = torch.randn(H, device=device, dtype=dtype) * 1.5
w2 = torch.randn(H, D_out, device=device, dtype=dtype) * 0.2
b2 = torch.zeros(D_out, device=device, dtype=dtype)

learning_rate = 0.1
for t in range(5000):
    h = x.mm(w1) + b1
    h_act = torch.tanh(h)
    y_pred = h_act.mm(w2) + b2

    loss = (y_pred - y).pow(2).mean().item()
    if t % 500 == 499:
        print(t, loss)

    grad_y_pred = 2.0 * (y_pred - y) / N
    grad_w2 = h.t().mm(grad_y_pred)
    grad_b2 = grad_y_pred.sum(0)
    grad_h = grad_y_pred.mm(w2.t()) * (1 - h_act ** 2)
    grad_w1 = x.t().mm(grad_h)
    grad_b1 = grad_h.sum(0)

    w1 -= learning_rate * grad_w_1
    b1 -= learning_rate * grad_b1
    w2 -= learning_rate * grad_w2
    b2 -= learning_rate * grad_b2
