import torch
import torch.nn as nn

torch.manual_seed(44)


def pearson(a, b):
    a = a - a.mean()
    b = b - b.mean()
    return (a * b).sum() / (a.norm() * b.norm() + 1e-8)


def fit(net, x, y, epochs=600, lr=0.01):
    opt = torch.optim.RMSprop(net.parameters(), lr=lr)
    for ep in range(epochs):
        opt.zero_grad()
        pred = net(x)
        loss = 1 - pearson(pred, y)      # we want the two curves to agree
        loss.backward()
        opt.step()
        if ep % 100 == 0:
            print(ep, loss.item())
    return net


# firing rate of a neuron against stimulus contrast (Naka-Rushton) and orientation
contrast = torch.rand(256, 1)
theta = torch.rand(256, 1) * 2 - 1
rate = 40 * contrast ** 2 / (contrast ** 2 + 0.09) * torch.exp(-2 * theta ** 2)
stim = torch.cat([contrast * 2 - 1, theta], 1)

net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
fit(net, stim, rate)
curve = net(stim)
print("mean rate", rate.mean().item(), "predicted", curve.mean().item())
print("mse", ((curve - rate) ** 2).mean().item())
