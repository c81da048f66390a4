"""Settling velocity of sediment grains from size, density and water temperature (log-log, L-BFGS).

usage: r__grain_settling.py [--width 12] [--steps 60] [--seed 0]
"""
import argparse

import torch
from torch import nn


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=12)
    parser.add_argument("--steps", type=int, default=60, help="outer steps, 20 iterations each")
    parser.add_argument("--grains", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def settle(n):
    """Ferguson and Church (2004), grains of 20 microns to 8 mm, measured to about six percent."""
    size = 10 ** (torch.rand(n) * 2.6 - 4.7)                 # m
    density = 1.2 + 0.9 * torch.rand(n)                      # submerged specific gravity
    temperature = 2 + 26 * torch.rand(n)
    viscosity = 1.79e-6 / (1 + 0.0337 * temperature + 0.00022 * temperature ** 2)
    velocity = density * 9.81 * size ** 2 / (18 * viscosity + (0.75 * density * 9.81 * size ** 3).sqrt())
    x = torch.stack([size.log10(), density, temperature], dim=1)
    return x, velocity.log10()[:, None] + 0.025 * torch.randn(n, 1)


def main():
    args = parse()
    torch.manual_seed(args.seed)
    torch.set_default_dtype(torch.float64)
    x, log_v = settle(args.grains)
    x = (x - x.mean(0)) / x.std(0)
    shift, scale = log_v.mean(), log_v.std()

    net = nn.Sequential(nn.Linear(3, args.width), nn.Tanh(), nn.Linear(args.width, 1))
    optimizer = torch.optim.LBFGS(net.parameters(), lr=1.0, max_iter=20, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x), (log_v - shift) / scale)
        loss = loss + 1e-6 * sum((p ** 2).sum() for p in net.parameters())
        loss.backward()
        return loss

    for step in range(args.steps):
        loss = optimizer.step(closure)
        if step % 10 == 0:
            print(step, loss.item())

    with torch.no_grad():
        fit = net(x) * scale + shift
    print("typical factor:", 10 ** (fit - log_v).std().item())


if __name__ == "__main__":
    main()
