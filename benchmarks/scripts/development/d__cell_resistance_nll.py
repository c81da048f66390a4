"""Internal resistance of battery cells over temperature and state of charge.

The scatter grows in the cold, so the network says how sure it is: Gaussian likelihood, two heads.
"""
import torch
from torch import nn

torch.manual_seed(40)


def measured(n):
    temp = -15 + 55 * torch.rand(n)  # deg C
    soc = torch.rand(n)
    clean = 22 + 25 * torch.exp(-temp / 18) + 14 * (soc - 0.55) ** 2  # milliohm
    sigma = 1.0 + 3.0 * torch.sigmoid(-temp / 6)
    return temp, soc, clean, clean + sigma * torch.randn(n)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh())
        self.mean = nn.Linear(24, 1)
        self.log_var = nn.Linear(24, 1)

    def forward(self, x):
        z = self.body(x)
        return self.mean(z).squeeze(-1), self.log_var(z).squeeze(-1)


temp, soc, clean, r = measured(700)
x = torch.stack([(temp - 12.5) / 15.9, (soc - 0.5) / 0.29], dim=1)
centre, scale = r.mean(), r.std()
y = (r - centre) / scale

net = Head()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=1500)
for epoch in range(1500):
    mu, log_var = net(x)
    loss = 0.5 * (log_var + (y - mu) ** 2 * torch.exp(-log_var)).mean()
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optimizer.step()
    scheduler.step()
    if epoch % 250 == 0:
        print(epoch, round(loss.item(), 4))

with torch.no_grad():
    mu, log_var = net(x)
    resistance = mu * scale + centre
    sigma = torch.exp(0.5 * log_var) * scale
inside = ((resistance - r).abs() < 1.96 * sigma).float().mean().item()
print("inside the 95 % band:", inside)
