import argparse

import torch
from torch import nn

parser = argparse.ArgumentParser(description="How far a stone skips over the water")
parser.add_argument("--steps", type=int, default=900)
parser.add_argument("--lr", type=float, default=5e-3)
parser.add_argument("--clip", type=float, default=1.0)
parser.add_argument("--width", type=int, default=32)
args = parser.parse_args([])


class Block(nn.Module):
    """A residual block with a norm in front."""

    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.inner = nn.Linear(width, width)

    def forward(self, x):
        return x + torch.nn.functional.gelu(self.inner(self.norm(x)))


class Stone(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.enter = nn.Linear(2, width)
        self.blocks = nn.ModuleList([Block(width) for _ in range(2)])
        self.leave = nn.Linear(width, 1)

    def forward(self, x):
        x = self.enter(x)
        for block in self.blocks:
            x = block(x)
        return self.leave(x)


torch.manual_seed(18)
speed = torch.empty(500, 1).uniform_(-1, 1)
tilt = torch.empty(500, 1).uniform_(-1, 1)
x = torch.cat([speed, tilt], 1)
metres = 12 + 6 * speed + 5 * torch.cos(3 * tilt) * (1 + speed) + 0.7 * torch.randn(500, 1)
shift, scale = metres.mean(), metres.std()

model = Stone(args.width)
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
schedule = torch.optim.lr_scheduler.StepLR(optimizer, 300, gamma=0.3)
for step in range(args.steps):
    optimizer.zero_grad(set_to_none=True)
    loss = ((model(x) - (metres - shift) / scale) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), args.clip)
    optimizer.step()
    schedule.step()

model.eval()
distance = model(x).detach() * scale + shift
print("rmse", (distance - metres).pow(2).mean().sqrt().item())
