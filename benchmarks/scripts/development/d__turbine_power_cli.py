"""Power curve of one turbine from ten-minute means.

    python d__turbine_power_cli.py --epochs 60 --batch 64
"""
import argparse

import numpy as np


def scada(rng, n):
    wind = np.clip(rng.weibull(2.0, n) * 8.5, 0.5, 24).astype(np.float32)
    density = rng.normal(1.2, 0.04, n).astype(np.float32)
    power = 2050 / (1 + np.exp(-(wind * (density / 1.2) ** (1 / 3) - 8.6) / 1.3))
    return np.stack([wind, density], 1), power + rng.normal(0, 70, n)


def batches(rng, x, y, size):
    order = rng.permutation(len(x))
    for at in range(0, len(x), size):
        pick = order[at:at + size]
        yield x[pick], y[pick]


def forward(net, x):
    z = x @ net["W1"] + net["b1"]
    a = np.maximum(z, 0)
    return z, a, a @ net["W2"] + net["b2"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--lr", type=float, default=0.03)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    rng = np.random.default_rng(args.seed)
    x_raw, power = scada(rng, 2000)
    x = (x_raw - x_raw.mean(0)) / x_raw.std(0)
    p_mean, p_std = power.mean(), power.std()
    y = ((power - p_mean) / p_std).astype(np.float32)[:, None]

    net = {
        "W1": rng.normal(0, 1, (2, args.hidden)).astype(np.float32),
        "b1": rng.normal(0, 0.7, args.hidden).astype(np.float32),
        "W2": rng.normal(0, np.sqrt(1 / args.hidden), (args.hidden, 1)).astype(np.float32),
        "b2": np.zeros(1, np.float32),
    }
    push = {key: np.zeros_like(value) for key, value in net.items()}

    for epoch in range(args.epochs):
        lr = np.float32(args.lr / (1 + 0.1 * epoch))
        total = 0.0
        for xb, yb in batches(rng, x, y, args.batch):
            z, a, out = forward(net, xb)
            err = out - yb
            total += float((err ** 2).sum())
            d = 2 * err / len(xb)
            dz = (d @ net["W2"].T) * (z > 0)
            grads = {"W1": xb.T @ dz, "b1": dz.sum(0), "W2": a.T @ d, "b2": d.sum(0)}
            for key, g in grads.items():
                push[key] = np.float32(0.9) * push[key] + g
                net[key] -= lr * push[key]
        if epoch % 10 == 0:
            print(f"epoch {epoch:3d}: mse {total / len(x):.4f}")

    kw = forward(net, x)[2][:, 0] * p_std + p_mean
    print(f"rms error {np.sqrt(np.mean((kw - power) ** 2)):.0f} kW")


if __name__ == "__main__":
    main()
