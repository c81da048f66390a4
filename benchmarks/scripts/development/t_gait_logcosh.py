"""Ground reaction force over the stance phase. Some frames are glitches of the force plate."""
import math
import numpy as np
import torch
from torch import nn

torch.manual_seed(23)
rng = np.random.default_rng(23)

n = 1000
phase = rng.uniform(0, 1, n)
speed = rng.uniform(1.0, 2.2, n)
true_force = np.sin(np.pi * phase) * (1.0 + 0.35 * speed * np.cos(2 * np.pi * phase) ** 2)
force = true_force + rng.normal(0, 0.04, n)
glitch = rng.random(n) < 0.04
force[glitch] += rng.choice([-3.0, 3.0], glitch.sum())

x = torch.from_numpy(np.stack([2 * phase - 1, (speed - 1.6) / 0.35], 1)).float()
y = torch.from_numpy(force).float().view(-1, 1)
y_mid, y_scale = y.median(), (y.quantile(0.9) - y.quantile(0.1)) / 2
t = (y - y_mid) / y_scale


class LogCosh(nn.Module):
    """Quadratic near zero, linear for glitches."""

    def __init__(self, sharpness=5.0):
        super().__init__()
        self.k = sharpness

    def forward(self, out, target):
        d = self.k * (out - target)
        return (d + nn.functional.softplus(-2 * d) - math.log(2.0)).mean() / self.k


net = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 1))
criterion = LogCosh()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-2, total_steps=1500)
for step in range(1500):
    rows = torch.randperm(n)[:200]
    opt.zero_grad(set_to_none=True)
    loss = criterion(net(x[rows]), t[rows])
    loss.backward()
    opt.step()
    sched.step()
    if step % 300 == 0:
        print(step, loss.item())

with torch.no_grad():
    smooth = (net(x) * y_scale + y_mid).numpy().ravel()
good = ~glitch
print("RMS on good frames:", np.sqrt(np.mean((smooth - force)[good] ** 2)), "body weights")
