"""Soil organic carbon from two band ratios, with its own error bar (heteroscedastic)."""
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(2)
rng = np.random.default_rng(50)
n = 800
ratio = rng.uniform(0.2, 1.0, n)
moisture = rng.uniform(0, 0.35, n)
soc = 45 * np.exp(-3 * ratio) + 12 * moisture
sigma = 0.2 + 1.5 * moisture * 2          # wet cores are measured badly
soc_measured = soc + sigma * rng.normal(size=n)

X = torch.tensor(np.c_[(ratio - 0.6) / 0.23, (moisture - 0.175) / 0.1], dtype=torch.float32)
mu0, sd0 = soc_measured.mean(), soc_measured.std()
y = torch.tensor((soc_measured - mu0) / sd0, dtype=torch.float32).unsqueeze(1)


class MeanAndVariance(nn.Module):
    def __init__(self, width=24):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.mean = nn.Linear(width, 1)
        self.raw = nn.Linear(width, 1)

    def forward(self, x):
        z = self.body(x)
        return self.mean(z), nn.functional.softplus(self.raw(z)) + 1e-4


net = MeanAndVariance()
nll = nn.GaussianNLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=300, gamma=0.5)
for it in range(900):
    m, v = net(X)
    loss = nll(m, y, v)
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 100 == 0:
        print(f"{it:4d} nll {loss.item():+.4f}")

with torch.no_grad():
    m, v = net(X)
soc_hat = m.numpy().ravel() * sd0 + mu0
bar = np.sqrt(v.numpy().ravel()) * sd0
inside = np.abs(soc_hat - soc_measured) < bar
print("inside one error bar: %.2f (should be .68)" % inside.mean())
