# Storm surge at one gauge from air pressure and onshore wind.
# The float sticks now and then, so residuals have fat tails: Student-t likelihood, 3 degrees.
import math

import torch

torch.manual_seed(5)
n = 600
pressure = 1013 + 14 * torch.randn(n, 1)                 # hPa
wind = torch.randn(n, 1) * 8                             # m/s, positive = onshore
clean = -1.0 * (pressure - 1013) + 0.11 * wind * wind.abs() + 12     # cm
spread = 3.0
noise = spread * torch.randn(n, 1) / torch.sqrt(torch.distributions.Chi2(3.0).sample((n, 1)) / 3)
surge = clean + noise

x = torch.cat([(pressure - 1013) / 14, wind / 8], dim=1)
med = surge.median()
scale = (surge - med).abs().median() * 1.48
y = (surge - med) / scale

A = (torch.randn(2, 16) * 0.7).requires_grad_()
a = (torch.randn(16) * 0.5).requires_grad_()
B = (torch.randn(16, 1) * 0.25).requires_grad_()
b = torch.zeros(1, requires_grad=True)
log_s = torch.tensor(-1.0, requires_grad=True)           # its width is learnt too
nu = 3.0


def net(x):
    return torch.tanh(x @ A + a) @ B + b


def t_nll(r, log_s):
    z = r / log_s.exp()
    const = math.lgamma((nu + 1) / 2) - math.lgamma(nu / 2) - 0.5 * math.log(nu * math.pi)
    return (log_s - const + (nu + 1) / 2 * torch.log1p(z ** 2 / nu)).mean()


opt = torch.optim.Adam([A, a, B, b, log_s], lr=0.02)
for epoch in range(1200):
    opt.zero_grad()
    nll = t_nll(net(x) - y, log_s)
    nll.backward()
    opt.step()
    if epoch % 200 == 0:
        print(epoch, nll.item(), "width in cm", (log_s.exp() * scale).item())

with torch.no_grad():
    hindcast = net(x) * scale + med
