"""Noise level beside a road from traffic, share of lorries and distance."""

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def make_data(n):
    traffic = 10 ** (2 + 2 * torch.rand(n))  # vehicles an hour
    lorries = 0.3 * torch.rand(n)
    distance = 10 ** (1 + 1.3 * torch.rand(n))  # metres
    level = 37 + 10 * torch.log10(traffic * (1 + 8 * lorries)) - 12 * torch.log10(distance)
    level = level + 1.0 * torch.randn(n)
    inputs = torch.stack((torch.log10(traffic), lorries, torch.log10(distance)), dim=1)
    return inputs, level[:, None]


torch.manual_seed(64)
inputs, level = make_data(1000)
x = (inputs - inputs.mean(0)) / inputs.std(0)
mean, std = level.mean(), level.std()
loader = DataLoader(TensorDataset(x, (level - mean) / std), batch_size=64, shuffle=True)

model = nn.Sequential(nn.Linear(3, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 1))
EPOCHS = 40
opt = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True)
scheduler = torch.optim.lr_scheduler.OneCycleLR(
    opt, max_lr=0.1, epochs=EPOCHS, steps_per_epoch=len(loader), cycle_momentum=False
)
for epoch in range(EPOCHS):
    for xb, yb in loader:
        loss = nn.functional.mse_loss(model(xb), yb)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        opt.step()
        scheduler.step()
    if epoch % 8 == 0:
        print(epoch, "lr", scheduler.get_last_lr()[0], "loss", loss.item())

model.eval()
with torch.no_grad():
    decibel = model(x) * std + mean
print("rms dB", (decibel - level).square().mean().sqrt().item())
