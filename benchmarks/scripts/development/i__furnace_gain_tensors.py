# Process gain of a furnace zone over temperature (identification homework, bare tensors)
import torch

torch.manual_seed(17)
celsius = torch.rand(250, 1) * 900 + 200
gain = 3.2 / (1 + torch.exp((celsius - 620) / 110)) + 0.8 + 0.15 * torch.randn(250, 1)

x = (celsius - celsius.mean()) / celsius.std()
g_mean, g_std = gain.mean(), gain.std()
y = (gain - g_mean) / g_std

w1 = (torch.randn(1, 10) * 1.0).requires_grad_()
b1 = (torch.randn(10) * 0.5).requires_grad_()
w2 = (torch.randn(10, 1) * 0.3).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [w1, b1, w2, b2]
velocity = [torch.zeros_like(p) for p in params]

lr, mu = 0.03, 0.9
for i in range(2500):
    out = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = ((out - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p, v in zip(params, velocity):
            v.mul_(mu).add_(p.grad)
            p.sub_(lr * v)
            p.grad.zero_()
    if i % 500 == 0:
        print(i, loss.item())

with torch.no_grad():
    identified = (torch.tanh(x @ w1 + b1) @ w2 + b2) * g_std + g_mean
print("rms:", ((identified - gain) ** 2).mean().sqrt().item())
