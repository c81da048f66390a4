"""Degree-day melt model replaced by a network; then a table for the hazard map."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(11)
torch.manual_seed(11)

elev = rng.uniform(1800, 3600, 400)                  # m a.s.l.
tsum = rng.uniform(50, 900, 400)                     # positive degree days


def melt(elevation, degree_days):
    """Metres water equivalent."""
    albedo = 0.35 + 0.4 / (1 + np.exp(-(elevation - 2700) / 120))
    return 0.0075 * degree_days * (1 - albedo) + 0.4 * (1 - albedo)


m = melt(elev, tsum) + rng.normal(0, 0.05, 400)

inputs = np.column_stack([elev, tsum])
mu, sd = inputs.mean(axis=0), inputs.std(axis=0)
ym, ys = m.mean(), m.std()
xt = torch.tensor((inputs - mu) / sd, dtype=torch.float32)
yt = torch.tensor((m - ym) / ys, dtype=torch.float32).unsqueeze(1)

net = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for k in range(800):
    opt.zero_grad()
    cost = nn.functional.mse_loss(net(xt), yt)
    cost.backward()
    opt.step()
    if k % 200 == 0:
        print(k, cost.item())

# ---- table for the map ----
e_grid, t_grid = np.meshgrid(np.linspace(1900, 3500, 17), np.linspace(100, 850, 16))
grid = np.column_stack([e_grid.ravel(), t_grid.ravel()])
with torch.no_grad():
    table = net(torch.tensor(grid, dtype=torch.float32)).numpy().ravel() * ys + ym
expected = melt(grid[:, 0], grid[:, 1])
print("rms difference to the model on the grid:", np.sqrt(np.mean((table - expected) ** 2)))
