# Power a cyclist can hold, with the spread: one head for the mean, one for log variance.
import numpy as np
import torch
from torch import nn

torch.manual_seed(12)
np.random.seed(12)

n_rides = 1500
minutes = np.exp(np.random.uniform(np.log(1), np.log(120), n_rides))
fitness = np.random.normal(0, 1, n_rides)
watts = 230 + 25 * fitness + 260 / (1 + minutes / 3)
sigma = 5 + 30 / (1 + minutes / 6)        # short efforts scatter more
watts = watts + sigma * np.random.randn(n_rides)

x = torch.tensor(np.column_stack([np.log(minutes) / 1.4 - 1.7, fitness]), dtype=torch.float32)
y = torch.tensor((watts - 320) / 90, dtype=torch.float32).reshape(-1, 1)


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(2, 24), nn.Tanh())
        self.mean = nn.Linear(24, 1)
        self.log_var = nn.Linear(24, 1)

    def forward(self, x):
        h = self.trunk(x)
        return self.mean(h), self.log_var(h).clamp(-8, 4)


def nll(mean, log_var, y):
    return 0.5 * (log_var + (y - mean) ** 2 / log_var.exp()).mean()


net = TwoHeads()
optim = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(1500):
    if step == 1000:
        for group in optim.param_groups:
            group["lr"] = 0.002
    mean, log_var = net(x)
    loss = nll(mean, log_var, y)       # may well become negative
    optim.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optim.step()
    if step % 300 == 0:
        print(step, round(loss.item(), 4))

with torch.no_grad():
    mean, log_var = net(x)
held = mean[:, 0].numpy() * 90 + 320
spread = log_var.mul(0.5).exp()[:, 0].numpy() * 90
inside = np.mean(np.abs(watts - held) < 1.96 * spread)
print(f"{100 * inside:.1f} % of the rides inside the 95 % band")
