# Ozone column from two instruments. The old one is five times noisier, so every
# residual is divided by its own sigma (chi^2). Sum over all points -> small learning rate.
import torch
import matplotlib.pyplot as plt

torch.manual_seed(50)
torch.set_default_dtype(torch.float64)

day = torch.rand(300, 1) * 365
ozone = 310 + 35 * torch.sin(2 * torch.pi * (day - 10) / 365) + 8 * torch.cos(4 * torch.pi * day / 365)
is_old = torch.rand(300, 1) < 0.3
sigma = torch.where(is_old, torch.tensor(15.0), torch.tensor(3.0))
reading = ozone + sigma * torch.randn(300, 1)

x = (day - 182.5) / 105
y = (reading - 310) / 25
s = sigma / 25

w = torch.randn(1, 20)
b = torch.randn(20)
v = torch.randn(20, 1) * 0.1
c = torch.zeros(1)
theta = [w, b, v, c]
for p in theta:
    p.requires_grad_(True)


def model(x):
    return torch.tanh(x @ theta[0] + theta[1]) @ theta[2] + theta[3]


lr = 3e-6
velocity = [torch.zeros_like(p) for p in theta]
for it in range(4000):
    chi2 = (((model(x) - y) / s) ** 2).sum()
    grads = torch.autograd.grad(chi2, theta)
    with torch.no_grad():
        for p, g, vel in zip(theta, grads, velocity):
            vel.mul_(0.9).add_(g, alpha=-lr)
            p.add_(vel)
    if it % 400 == 0:
        print(it, chi2.item() / len(x))

ozone_hat = model(x).detach() * 25 + 310
plt.plot(day, reading, ".", alpha=0.4)
plt.plot(day, ozone_hat, ".")
plt.show()
