"""Total electron content (TECU) over a station from local time, day of year and solar flux."""
import argparse

import numpy as np
import torch
from torch import nn


def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--hidden", type=int, default=40)
    parser.add_argument("--lr", type=float, default=1e-2)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


def get_data(n=1200):
    hour = np.random.uniform(0, 24, n)
    doy = np.random.uniform(0, 365, n)
    flux = np.random.uniform(70, 220, n)
    day = np.exp(1.2 * (np.cos(2 * np.pi * (hour - 14) / 24) - 1))
    season = 1 + 0.2 * np.cos(4 * np.pi * (doy - 80) / 365)
    tec = 4 + 0.25 * flux * day * season + np.random.normal(0, 2.0, n)
    inputs = np.stack([
        np.sin(2 * np.pi * hour / 24), np.cos(2 * np.pi * hour / 24),
        np.sin(4 * np.pi * doy / 365), np.cos(4 * np.pi * doy / 365),
        (flux - 145) / 43,
    ], axis=1)
    return inputs.astype(np.float32), tec.astype(np.float32)


def main():
    args = get_args()
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    inputs, tec = get_data()
    x = torch.from_numpy(inputs)
    y = torch.from_numpy((tec - tec.mean()) / tec.std())

    model = nn.Sequential(nn.Linear(5, args.hidden), nn.SiLU(), nn.Linear(args.hidden, 1))
    opt = torch.optim.Adam(model.parameters(), lr=args.lr)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=args.steps)
    for step in range(args.steps):
        loss = nn.functional.mse_loss(model(x).squeeze(1), y)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        opt.step()
        sched.step()
        if step % 250 == 0:
            print(f"step {step}: loss {loss.item():.4f}, lr {sched.get_last_lr()[0]:.2e}")

    with torch.no_grad():
        tecu = model(x).squeeze(1).numpy() * tec.std() + tec.mean()
    print("rms", np.sqrt(np.mean((tecu - tec) ** 2)), "TECU")


if __name__ == "__main__":
    main()
