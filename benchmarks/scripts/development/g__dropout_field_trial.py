#!/usr/bin/env python
"""Grain protein of barley trials; many noisy plots, dropout, early stopping on held-back plots."""
import argparse
import copy

import torch
from torch import nn


def options():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--plots", type=int, default=3000)
    p.add_argument("--p", type=float, default=0.1, help="dropout")
    p.add_argument("--lr", type=float, default=4e-3)
    p.add_argument("--patience", type=int, default=12)
    p.add_argument("--seed", type=int, default=73)
    return p.parse_args()


def trial(n):
    """Nitrogen (kg/ha), yield (t/ha), July temperature (degC) -> protein (%)."""
    x = torch.rand(n, 3) * torch.tensor([180.0, 7.0, 12.0]) + torch.tensor([0.0, 2.5, 12.0])
    dilution = 5.5 * x[:, 0] / (x[:, 0] + 90) - 0.55 * (x[:, 1] - 6)
    protein = 9.5 + dilution + 0.025 * (x[:, 2] - 12).pow(2)
    return x, (protein + 1.0 * torch.randn(n)).unsqueeze(1)


def build(p):
    return nn.Sequential(
        nn.Linear(3, 96), nn.ReLU(), nn.Dropout(p),
        nn.Linear(96, 48), nn.ReLU(), nn.Linear(48, 1),
    )


def main():
    args = options()
    torch.manual_seed(args.seed)
    x, y = trial(args.plots)
    x = (x - x.mean(0)) / x.std(0)
    cut = int(0.8 * args.plots)
    my, sy = y[:cut].mean(), y[:cut].std()
    t = (y - my) / sy
    model = build(args.p)
    opt = torch.optim.AdamW(model.parameters(), lr=args.lr, weight_decay=1e-3)
    best, kept, waited = float("inf"), None, 0
    for epoch in range(60):
        model.train()
        for idx in torch.randperm(cut).split(120):
            opt.zero_grad()
            nn.functional.mse_loss(model(x[idx]), t[idx]).backward()
            opt.step()
        model.eval()
        with torch.no_grad():
            held = nn.functional.mse_loss(model(x[cut:]), t[cut:]).item()
        if held < best:
            best, kept, waited = held, copy.deepcopy(model.state_dict()), 0
        else:
            waited += 1
        if waited > args.patience:
            break
    model.load_state_dict(kept)
    model.eval()
    with torch.no_grad():
        protein_hat = model(x) * sy + my
    print(f"stopped after {epoch}, held-back mse {best:.3f} (about 0.2 is all the plots allow)")
    return protein_hat


if __name__ == "__main__":
    main()
