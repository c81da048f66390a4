"""Mean repair cost per segment: gamma deviance, log link, weighted by number of claims.

The raw output of the network is the log of the mean; the bias starts at the portfolio mean.
"""
import numpy as np
import torch
import torch.nn as nn

rng = np.random.RandomState(7)
n = 900
power = rng.uniform(40, 250, n)                 # kW
vehicle_age = rng.uniform(0, 15, n)
claims = rng.poisson(12, n) + 3
mean_cost = 900 * np.exp(0.004 * (power - 100) - 0.05 * vehicle_age
                         + 0.25 * np.sin(vehicle_age / 2.5))
shape = 2.0 * claims
cost = rng.gamma(shape, mean_cost / shape)      # averages over the claims of a segment

X = torch.tensor(np.c_[(power - 145) / 60, (vehicle_age - 7.5) / 4.3], dtype=torch.float32)
y = torch.tensor(cost, dtype=torch.float32).unsqueeze(1)
w = torch.tensor(claims / claims.mean(), dtype=torch.float32).unsqueeze(1)


class SeverityNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 24)
        self.out = nn.Linear(24, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


def gamma_deviance(eta, y, w):
    return 2 * (w * (y * torch.exp(-eta) - 1 - torch.log(y) + eta)).mean()


net = SeverityNet()
with torch.no_grad():
    net.hidden.weight.mul_(2.0)
    net.out.bias.fill_(float(np.log(cost.mean())))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.MultiStepLR(opt, milestones=[800, 1100], gamma=0.3)

for it in range(1300):
    opt.zero_grad()
    dev = gamma_deviance(net(X), y, w)
    dev.backward()
    opt.step()
    sched.step()
    if it % 200 == 0:
        print(it, dev.item())

expected = torch.exp(net(X)).detach().numpy()[:, 0]
sd = mean_cost / np.sqrt(shape)
balance = (claims * expected).sum() / (claims * cost).sum()
print("balance of the portfolio:", balance)
