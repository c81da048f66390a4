"""Half-life of a drug in the blood by age and dose: two clinics, one of them measures badly."""

import torch

torch.manual_seed(99)
n = 600
z = torch.randn(n, 2)
half_life = 1.2 * torch.tanh(1.5 * z[:, 0]) + 0.5 * z[:, 1] + 0.3 * z[:, 0] * z[:, 1]
sigma = torch.where(torch.arange(n) % 2 == 0, 0.1, 0.5)
y = half_life + sigma * torch.randn(n)

# each row counts by its precision; the weights average one
weight = 1 / sigma**2
weight = weight / weight.mean()

w1 = torch.randn(2, 25)
b1 = 0.5 * torch.randn(25)
w2 = 0.2 * torch.randn(25)
b2 = torch.zeros(())
tensors = [w1, b1, w2, b2]
for t in tensors:
    t.requires_grad_(True)


def net(x):
    h = torch.tanh(x @ w1 + b1)
    return h @ w2 + b2


adam = torch.optim.Adam(tensors, lr=0.02)
decay = torch.optim.lr_scheduler.ExponentialLR(adam, 0.998)
for i in range(1200):
    adam.zero_grad()
    loss = (weight * (net(z) - y) ** 2).mean()
    loss.backward()
    adam.step()
    decay.step()
    if i % 200 == 0:
        print(i, float(loss))

good = sigma < 0.3
fit = net(z)
print("rms at the good clinic", float((fit - y)[good].square().mean().sqrt()))
