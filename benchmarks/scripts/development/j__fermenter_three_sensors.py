import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class Fermenter(nn.Module):
    """Hours, temperature and original gravity in; ethanol, sugar and yeast out."""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 40)
        self.fc2 = nn.Linear(40, 40)
        self.head = nn.Linear(40, 3)

    def forward(self, x):
        x = F.silu(self.fc1(x))
        x = F.silu(self.fc2(x))
        return self.head(x)


def simulate(n, rng):
    hours = rng.uniform(0, 120, n)
    temp = rng.uniform(16, 24, n)
    gravity = rng.uniform(40, 70, n)
    k = 0.05 * np.exp(0.08 * (temp - 20))
    done = 1 / (1 + np.exp(-k * 2 * (hours - 45)))
    ethanol = 0.105 * gravity * done                       # % vol
    sugar = 2.4 * gravity * (1 - 0.8 * done)               # g/l
    yeast = 6 + 50 * done * np.exp(-hours / 150)           # million per ml
    return np.stack([hours, temp, gravity], 1), np.stack([ethanol, sugar, yeast], 1)


rng = np.random.default_rng(77)
torch.manual_seed(77)
sensor_sd = np.array([0.12, 3.0, 1.5])
raw_x, clean = simulate(1000, rng)
raw_y = clean + sensor_sd * rng.standard_normal(clean.shape)

scale = raw_y.std(axis=0)
x = torch.from_numpy((raw_x - raw_x.mean(0)) / raw_x.std(0)).float()
y = torch.from_numpy((raw_y - raw_y.mean(0)) / scale).float()

model = Fermenter()
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=1e-4)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=40)

for epoch in range(900):
    optimizer.zero_grad(set_to_none=True)
    per_output = F.mse_loss(model(x), y, reduction="none").mean(dim=0)
    loss = per_output.mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()
    plateau.step(loss.item())
    if epoch % 100 == 0:
        print(epoch, [round(v, 4) for v in per_output.tolist()])

with torch.no_grad():
    y_hat = model(x)
print("R2 of each sensor:", (1 - ((y_hat - y) ** 2).mean(0) / y.var(0)).tolist())
