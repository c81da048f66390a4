"""Fluorescence with quenching and inner-filter effect, dropout against the small data set."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)
rng = np.random.default_rng(1)

n = 900
dye = rng.uniform(0.1, 10, n)        # micromolar
quencher = rng.uniform(0, 50, n)     # millimolar
counts = 100 * dye * np.exp(-0.12 * dye) / (1 + 0.05 * quencher) + rng.normal(0, 12, n)

X = torch.tensor(np.stack([(dye - 5) / 2.9, (quencher - 25) / 14.4], 1), dtype=torch.float32)
y = torch.tensor(counts / 80 - 1.5, dtype=torch.float32)[:, None]
fit_rows, check_rows = slice(0, 700), slice(700, None)


class Fluo(nn.Module):
    def __init__(self, width=96, p=0.05):
        super().__init__()
        self.fc1 = nn.Linear(2, width)
        self.drop = nn.Dropout(p)
        self.fc2 = nn.Linear(width, 1)

    def forward(self, x):
        return self.fc2(self.drop(F.softplus(2 * self.fc1(x))))


net = Fluo()
opt = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1500)

for it in range(1500):
    net.train()
    rows = torch.randint(0, 700, (128,))
    loss = F.mse_loss(net(X[rows]), y[rows])
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 250 == 0:
        net.eval()
        with torch.no_grad():
            check = F.mse_loss(net(X[check_rows]), y[check_rows])
        print(f"{it:5d}  train (with dropout) {loss.item():.4f}  check {check.item():.4f}")

net.eval()
with torch.no_grad():
    final = net(X)[:, 0].numpy() * 80 + 120
print("rms over everything:", np.sqrt(np.mean((final - counts) ** 2)), "counts")
