# Network with two heads: mean and log-variance of the reading of a cheap CO sensor.
# Loss = Gaussian negative log likelihood, so it may well become negative.
import torch
from torch import nn

n = 800
co = torch.rand(n, 1) * 4
sigma = 0.05 + 0.06 * co
reading = torch.log1p(2 * co) + 0.3 * torch.sin(2 * co) + sigma * torch.randn(n, 1)
x = co / 2 - 1


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(1, 40), nn.Tanh())
        self.mean = nn.Linear(40, 1)
        self.log_var = nn.Linear(40, 1)

    def forward(self, x):
        z = self.trunk(x)
        return self.mean(z), self.log_var(z)


net = TwoHeads()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
nll = nn.GaussianNLLLoss()

for i in range(1500):
    mean, log_var = net(x)
    loss = nll(mean, reading, log_var.exp())
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 250 == 0:
        print(i, "nll", round(loss.item(), 4))

with torch.no_grad():
    mean, log_var = net(x)
inside = ((reading - mean).abs() < 2 * (0.5 * log_var).exp()).float().mean()
print("inside two sigma:", inside.item())
