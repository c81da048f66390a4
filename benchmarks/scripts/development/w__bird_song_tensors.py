"""Pitch contour of a blackbird phrase (kHz), net by hand with torch autograd"""
import torch

torch.manual_seed(9)

t = torch.linspace(-1, 1, 160).reshape(-1, 1)
khz = 0.8 * torch.sin(5 * t) + 0.4 * torch.cos(2 * t)

units = 16
W_a = torch.full((1, units), 0.5, requires_grad=True)
b_a = torch.zeros(units, requires_grad=True)
W_b = torch.full((units, 1), 0.1, requires_grad=True)
b_b = torch.zeros(1, requires_grad=True)


def contour(tt):
    z = tt @ W_a + b_a
    return torch.tanh(z) @ W_b + b_b


optim = torch.optim.Adam([W_a, b_a, W_b, b_b], lr=0.02)
for n in range(2500):
    optim.zero_grad()
    err = contour(t) - khz
    loss = (err * err).mean()
    loss.backward()
    optim.step()
    if n % 250 == 249:
        print("step %d  loss %.5f" % (n + 1, loss.item()))

with torch.no_grad():
    sung = contour(t)
print("max error kHz", (sung - khz).abs().max().item())
print(W_a)
