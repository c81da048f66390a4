"""Power of a turbine in the wake of its neighbour: wind speed, direction, turbulence."""
import copy

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split


def scada(n):
    speed = 4 + 10 * torch.rand(n)
    direction = 240 + 60 * torch.rand(n)
    turbulence = 0.05 + 0.15 * torch.rand(n)
    deficit = 0.35 * torch.exp(-(((direction - 270) / 9) ** 2)) * (1.2 - 3 * turbulence)
    felt = speed * (1 - deficit)
    power = 2000 / (1 + torch.exp(-(felt - 9) / 1.3)) + 40 * torch.randn(n)  # kW
    return torch.stack([speed, direction, turbulence], 1), power.unsqueeze(1)


class WakeNet(nn.Module):
    def __init__(self, width=48):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(3, width),
            nn.SiLU(),
            nn.Dropout(0.03),
            nn.Linear(width, width),
            nn.SiLU(),
            nn.Linear(width, 1),
        )

    def forward(self, x):
        return self.body(x)


torch.manual_seed(3)
X, kw = scada(1500)
xs = (X - X.mean(0)) / X.std(0)
ys = (kw - kw.mean()) / kw.std()
train, valid = random_split(TensorDataset(xs, ys), [1200, 300])
loader = DataLoader(train, batch_size=64, shuffle=True)
xv, yv = valid[:]

net = WakeNet()
opt = torch.optim.Adam(net.parameters(), lr=4e-3)
best, best_state, waited = float("inf"), None, 0
for epoch in range(80):
    net.train()
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(net(xv), yv).item()
    if val < best:
        best, best_state, waited = val, copy.deepcopy(net.state_dict()), 0
    else:
        waited += 1
    if waited >= 20:
        print("stopped in epoch", epoch)
        break

net.load_state_dict(best_state)
net.eval()
with torch.no_grad():
    estimate = net(xs) * kw.std() + kw.mean()
print("validation mse %.4f" % best)
