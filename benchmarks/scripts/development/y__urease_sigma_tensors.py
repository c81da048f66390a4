"""Urease activity against pH and temperature; the assay is noisier where activity is high."""
import math

import torch

torch.manual_seed(21)

n = 600
pH = 5 + 4 * torch.rand(n, 1)
temp = 15 + 50 * torch.rand(n, 1)
activity = 10 * torch.exp(-((pH - 7.3) ** 2) / 1.6 - ((temp - 48) / 20) ** 2)
spread = 0.1 + 0.05 * activity
activity = activity + spread * torch.randn(n, 1)

x = torch.cat([(pH - 7) / 1.2, (temp - 40) / 15], dim=1)
centre, scale = activity.mean(), activity.std()
y = (activity - centre) / scale

H = 24
w1 = (torch.randn(2, H) / math.sqrt(2)).requires_grad_()
b1 = (2 * torch.rand(H) - 1).requires_grad_()
w2 = (torch.randn(H, H) / math.sqrt(H)).requires_grad_()
b2 = torch.zeros(H, requires_grad=True)
w3 = (0.3 * torch.randn(H, 2) / math.sqrt(H)).requires_grad_()
b3 = torch.zeros(2, requires_grad=True)
weights = [w1, b1, w2, b2, w3, b3]


def forward(x):
    h = torch.tanh(x @ w1 + b1)
    h = torch.tanh(h @ w2 + b2)
    out = h @ w3 + b3
    return out[:, :1], out[:, 1:]  # mean and log of the standard deviation


adam = torch.optim.Adam(weights, lr=0.005)
for i in range(1200):
    mu, log_sigma = forward(x)
    # negative log likelihood of a normal distribution, up to a constant
    nll = (log_sigma + 0.5 * ((y - mu) / log_sigma.exp()) ** 2).mean()
    adam.zero_grad()
    nll.backward()
    adam.step()
    if i % 200 == 0:
        print(i, nll.item())

with torch.no_grad():
    mu, log_sigma = forward(x)
    expected = mu * scale + centre
    bar = log_sigma.exp() * scale
print("share within one bar:", ((activity - expected).abs() < bar).float().mean().item())
