"""Emulate a diode clipper pedal. There is no data set: a generator plays fresh samples for ever."""
import itertools

import torch
from torch import nn


def pedal(volts, drive):
    x = volts * (1 + 20 * drive)
    return torch.where(x > 0, 0.62 * torch.tanh(x / 0.62), 0.45 * torch.tanh(x / 0.45)) + 0.05 * volts


def play(batch, hiss=0.02):
    while True:
        volts = 0.35 * torch.randn(batch, 1)
        drive = torch.rand(batch, 1)
        out = pedal(volts, drive) + hiss * torch.randn(batch, 1)
        yield torch.cat([volts / 0.35, 2 * drive - 1], dim=1), out


torch.manual_seed(1959)
net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.RAdam(net.parameters(), lr=1e-2)
rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: 0.5 ** (k / 220))

smooth = None
for k, (x, y) in enumerate(itertools.islice(play(128), 1600)):
    optimizer.zero_grad(set_to_none=True)
    loss = nn.functional.smooth_l1_loss(net(x), y, beta=0.1)
    loss.backward()
    optimizer.step()
    rate.step()
    # no batch is seen twice, so only a running mean says anything
    smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
    if k % 400 == 0:
        print(k, smooth)

x_new, y_new = next(play(2000))
net.eval()
with torch.no_grad():
    emulated = net(x_new)
print("rms error", (emulated - y_new).pow(2).mean().sqrt().item(), "V")
