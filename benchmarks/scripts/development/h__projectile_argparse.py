"""python projectile.py --epochs 60 --hidden 32     aim helper: launch angle and range -> speed"""
import argparse

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=60)
parser.add_argument("--hidden", type=int, default=32)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--max-lr", type=float, default=0.02)
parser.add_argument("--clip", type=float, default=1.0)
args = parser.parse_args()


def make_data(n):
    angle = torch.empty(n, 1).uniform_(0.35, 1.2)
    reach = torch.empty(n, 1).uniform_(5, 80)
    speed = torch.sqrt(9.81 * reach / torch.sin(2 * angle)) * (1 + 0.0015 * reach)
    return angle, reach, speed + 0.3 * torch.randn(n, 1)


class Aim(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, hidden), nn.SiLU(),
                                  nn.Linear(hidden, hidden), nn.SiLU())
        self.head = nn.Linear(hidden, 1)
        self.skip = nn.Linear(2, 1, bias=False)

    def forward(self, x):
        return self.head(self.body(x)) + self.skip(x)


torch.manual_seed(99)
angle, reach, speed = make_data(1024)
x = torch.cat([(angle - 0.775) / 0.25, (reach - 42.5) / 21.6], dim=1)
mu, sigma = speed.mean(), speed.std()
loader = DataLoader(TensorDataset(x, (speed - mu) / sigma), batch_size=args.batch, shuffle=True)

net = Aim(args.hidden)
opt = torch.optim.SGD(net.parameters(), lr=args.max_lr, momentum=0.9, nesterov=True)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=args.max_lr * 5, epochs=args.epochs,
                                            steps_per_epoch=len(loader))
for epoch in range(args.epochs):
    running = 0.0
    for xb, yb in loader:
        loss = nn.functional.smooth_l1_loss(net(xb), yb, beta=0.5)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), args.clip)
        opt.step()
        sched.step()
        running += loss.item() * len(xb)
    if epoch % 10 == 0:
        print(f"{epoch:3d} {running / len(x):.5f} lr {sched.get_last_lr()[0]:.4f}")

net.eval()
with torch.inference_mode():
    aimed = net(x) * sigma + mu
print("mean absolute error", (aimed - speed).abs().mean().item(), "m/s")
