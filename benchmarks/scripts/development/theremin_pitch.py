"""Theremin: pitch (octaves) as a function of hand distance and antenna capacitance."""
from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


@dataclass
class Config:
    n: int = 900
    width: int = 80
    dropout: float = 0.02
    lr: float = 4e-3
    epochs: int = 90
    batch: int = 75


class Hands(Dataset):
    def __init__(self, n):
        d = torch.rand(n) * 0.6 + 0.05
        c = torch.rand(n) * 4 + 8
        self.octave = (torch.log2(1 / d) + 0.2 * torch.sin(c) + 0.05 * torch.randn(n)).unsqueeze(1)
        self.x = torch.stack([(d - 0.35) / 0.173, (c - 10) / 1.155], 1)
        self.mu, self.sd = self.octave.mean(), self.octave.std()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, k):
        return self.x[k], (self.octave[k] - self.mu) / self.sd


def make(cfg):
    return nn.Sequential(
        nn.Linear(2, cfg.width), nn.GELU(), nn.Dropout(cfg.dropout),
        nn.Linear(cfg.width, cfg.width // 2), nn.GELU(), nn.Dropout(cfg.dropout),
        nn.Linear(cfg.width // 2, 1))


cfg = Config()
torch.manual_seed(8)
data = Hands(cfg.n)
loader = DataLoader(data, cfg.batch, shuffle=True)
net = make(cfg)
opt = torch.optim.AdamW(net.parameters(), lr=cfg.lr, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.96)
huber = nn.HuberLoss(delta=1.0)

for epoch in range(cfg.epochs):
    net.train()
    for x, t in loader:
        loss = huber(net(x), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 15 == 0:
        net.eval()
        with torch.no_grad():
            print(epoch, "with dropout", loss.item(), "without", huber(net(data.x), (data.octave - data.mu) / data.sd).item())

net.eval()
with torch.inference_mode():
    pitch = net(data.x) * data.sd + data.mu
octave = data.octave
print("cents off (rms):", 1200 * (pitch - octave).pow(2).mean().sqrt().item())
