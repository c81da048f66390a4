import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F


class Sway(nn.Module):
    """sway angle of a container crane: time since stop, rope length"""

    def __init__(self, width):
        super().__init__()
        self.inp = nn.Linear(2, width)
        self.mid = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)

    def forward(self, t):
        return self.out(torch.tanh(self.mid(torch.tanh(self.inp(t)))))


def get_data(count):
    time = torch.rand(count) * 3
    rope = torch.rand(count) * 2 - 1
    angle = torch.exp(-0.4 * time) * torch.cos(2.5 * time - 0.4 * rope * time)
    return torch.stack([time - 1.5, rope], dim=1), angle[:, None]


def train(args):
    torch.manual_seed(args.seed)
    data, angle = get_data(args.samples)
    net = Sway(args.width)
    opt = torch.optim.SGD(net.parameters(), lr=args.lr, momentum=0.9, weight_decay=1e-6)
    for epoch in range(args.epochs):
        chunks = torch.randperm(len(data)).split(args.batch)
        total = 0.0
        for idx in chunks:
            loss = F.mse_loss(net(data[idx]), angle[idx])
            opt.zero_grad(set_to_none=True)
            loss.backward()
            opt.step()
            total += loss.item() * len(idx)
        if epoch % 20 == 0:
            print(f"[{epoch:3d}] mse={total / len(data):.5f}")
    net.eval()
    with torch.no_grad():
        simulated = net(data)
        print("corr", torch.corrcoef(torch.stack([simulated.squeeze(), angle.squeeze()]))[0, 1].item())


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--samples", type=int, default=500)
    p.add_argument("--width", type=int, default=40)
    p.add_argument("--lr", type=float, default=1e-5)
    p.add_argument("--batch", type=int, default=25)
    p.add_argument("--epochs", type=int, default=120)
    p.add_argument("--seed", type=int, default=0)
    train(p.parse_args())
