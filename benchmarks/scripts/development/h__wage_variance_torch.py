"""Log wages by experience and schooling: conditional mean *and* conditional variance.

The spread grows with schooling, so both are estimated together by Gaussian likelihood.
"""
import torch
from torch import nn

torch.manual_seed(20)
N = 1500
school = torch.randint(8, 19, (N,)).float()
exper = torch.rand(N) * 40
mean = 1.2 + 0.09 * school + 0.045 * exper - 0.0008 * exper ** 2
sd = 0.12 + 0.012 * (school - 8)
lwage = mean + sd * torch.randn(N)

x = torch.stack([(school - 13) / 3.2, (exper - 20) / 11.5], dim=1)


class MeanAndSpread(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(2, width), nn.Tanh())
        self.mean = nn.Linear(width, 1)
        self.log_var = nn.Linear(width, 1)

    def forward(self, x):
        h = self.shared(x)
        return self.mean(h).squeeze(-1), self.log_var(h).squeeze(-1)


model = MeanAndSpread()
nn.init.constant_(model.mean.bias, lwage.mean().item())
opt = torch.optim.Adam(model.parameters(), lr=0.01)

for step in range(1500):
    m, s = model(x)
    if step < 300:                       # the mean first, a usual trick
        loss = ((lwage - m) ** 2).mean()
    else:
        loss = 0.5 * (s + (lwage - m) ** 2 * torch.exp(-s)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 250 == 0:
        print(step, round(loss.item(), 4))

model.eval()
with torch.no_grad():
    m, s = model(x)
z = (lwage - m) / torch.exp(s / 2)
print("standardised residuals: sd", z.std().item(), " estimated sd from",
      torch.exp(s / 2).min().item(), "to", torch.exp(s / 2).max().item())
