"""Rent of flats with a small torch network, trained on standardised numbers."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(19)
n = 400
area = rng.uniform(20, 120, n)
floor = rng.integers(0, 6, n)
rent = 250 + 9 * area + 15 * floor + 0.03 * area ** 2 + rng.normal(0, 30, n)

X = np.stack([area, floor], axis=1)
x_mean, x_std = X.mean(axis=0), X.std(axis=0)
y_mean, y_std = rent.mean(), rent.std()
inputs = torch.tensor((X - x_mean) / x_std, dtype=torch.float32)
targets = torch.tensor((rent - y_mean) / y_std, dtype=torch.float32)[:, None]

torch.manual_seed(19)
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(500):
    loss = nn.functional.mse_loss(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss.item())

model.eval()
with torch.no_grad():
    # ask the network for the rents of all flats
    flats = torch.tensor(X, dtype=torch.float32)
    euros = model(flats)[:, 0].numpy() * y_std + y_mean
print("mean error in euros:", np.abs(euros - rent).mean())
print("R2:", 1 - np.sum((euros - rent) ** 2) / np.sum((rent - y_mean) ** 2))
