# Moths in the light trap per night: counts -> Poisson likelihood with an exponential output.
# Raw tensors, no nn.Module. (log rate = network, the loss may well become negative)
import torch

nights = 600
temp = 4 + 18 * torch.rand(nights)
wind = 8 * torch.rand(nights)
moon = torch.rand(nights)
rate = torch.exp(3.2 + 0.16 * (temp - 12) - 0.012 * (temp - 14) ** 2 - 0.18 * wind - 0.8 * moon ** 2)
moths = torch.poisson(rate)

x = torch.stack([(temp - 13) / 5.2, (wind - 4) / 2.3, (moon - 0.5) / 0.29], 1)

W = torch.randn(3, 16) * 0.6
b = torch.zeros(16)
v = torch.randn(16) * 0.1
c = torch.log(moths.mean())
theta = [W, b, v, c]
for p in theta:
    p.requires_grad_(True)

vel = [torch.zeros_like(p) for p in theta]
for k in range(1500):
    log_rate = torch.tanh(x @ W + b) @ v + c
    nll = (log_rate.exp() - moths * log_rate).mean() / moths.mean()
    grads = torch.autograd.grad(nll, theta)
    with torch.no_grad():
        for p, m, g in zip(theta, vel, grads):
            m.mul_(0.9).add_(g)
            p.sub_(0.02 * m)
    if k % 150 == 0:
        print(k, round(nll.item(), 5))

expected = log_rate.detach().exp()
print("moths in total", moths.sum().item(), "expected", expected.sum().item())
