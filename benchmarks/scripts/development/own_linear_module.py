import torch
import torch.nn as nn
from dataclasses import dataclass


@dataclass
class Config:
    hidden: int = 32
    lr: float = 0.01
    epochs: int = 700
    seed: int = 22


class MyLinear(nn.Module):
    """my own nn.Linear, to understand it"""

    def __init__(self, n_in, n_out):
        super().__init__()
        self.weight = (torch.randn(n_out, n_in) * 0.2).requires_grad_(True)
        self.bias = (torch.randn(n_out) * 0.1).requires_grad_(True)

    def forward(self, x):
        return x @ self.weight.t() + self.bias


class Fan(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.l1 = MyLinear(2, cfg.hidden)
        self.l2 = MyLinear(cfg.hidden, cfg.hidden)
        self.l3 = nn.Linear(cfg.hidden, 1)

    def forward(self, x):
        return self.l3(torch.tanh(self.l2(torch.tanh(self.l1(x)))))


cfg = Config()
torch.manual_seed(cfg.seed)

# noise of a fan (dB, standardised) from speed and blade angle
rpm = torch.empty(300, 1).uniform_(-1.7, 1.7)
blade = torch.empty(300, 1).uniform_(-1.7, 1.7)
noise = torch.sin(2 * rpm) * blade + 0.5 * torch.cos(2.5 * blade)
noise = (noise - noise.mean()) / noise.std()
X = torch.hstack([rpm, blade])

fan = Fan(cfg)
print("parameters:", sum(p.numel() for p in fan.parameters()))   # 33?
optimizer = torch.optim.Adam(fan.parameters(), lr=cfg.lr)

for epoch in range(cfg.epochs):
    optimizer.zero_grad()
    db = fan(X)
    loss = torch.mean((db - noise) ** 2)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())
