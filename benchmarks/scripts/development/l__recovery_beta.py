"""Recovery rates of defaulted loans: a beta regression with a net for mean and precision.

Recoveries are scattered between 0 and 1, much of that scatter nobody can explain.
"""
import torch
import torch.nn as nn
from torch.distributions import Beta


class BetaNet(nn.Module):
    def __init__(self, width=20):
        super().__init__()
        self.hidden = nn.Linear(2, width)
        self.mean = nn.Linear(width, 1)
        self.precision = nn.Linear(width, 1)

    def forward(self, x):
        h = torch.tanh(self.hidden(x))
        mu = torch.sigmoid(self.mean(h)).squeeze(1)
        phi = nn.functional.softplus(self.precision(h)).squeeze(1) + 1
        return mu, phi


def nll(mu, phi, y):
    return -Beta(mu * phi, (1 - mu) * phi).log_prob(y).mean()


torch.manual_seed(8)
m = 600
collateral = torch.rand(m) * 1.5            # collateral value / exposure
seniority = torch.rand(m) * 2 - 1
true_mu = torch.sigmoid(4 * (collateral - 0.7) + 1.2 * seniority)
true_phi = 12 + 20 * collateral
recovered = Beta(true_mu * true_phi, (1 - true_mu) * true_phi).sample().clamp(1e-4, 1 - 1e-4)

x = torch.stack([(collateral - 0.75) / 0.43, seniority / 0.58], dim=1)
net = BetaNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(1000):
    opt.zero_grad()
    mu, phi = net(x)
    loss = nll(mu, phi, recovered)          # a density: falls below zero, and should
    loss.backward()
    opt.step()
    if epoch % 200 == 0:
        print(f"{epoch:4d}  nll {loss.item():.4f}")

with torch.no_grad():
    expected, phi = net(x)
lgd = 1 - expected
print("mean loss given default", lgd.mean().item(), "observed", (1 - recovered).mean().item())
