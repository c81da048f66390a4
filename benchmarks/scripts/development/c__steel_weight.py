"""First estimate of the steel weight of a new ship from the yard's list of deliveries."""
import argparse

import numpy as np


def deliveries(rng, n):
    """Length 40-350 m gives weights from 200 t to 40 000 t: everything goes through the log."""
    length = np.exp(rng.uniform(np.log(40), np.log(350), n))
    beam = length / rng.uniform(5.2, 7.5, n)
    depth = beam / rng.uniform(1.5, 2.2, n)
    tanker = rng.integers(0, 2, n)
    weight = 0.033 * length ** 1.55 * beam * depth ** 0.22 * (1 + 0.25 * tanker * (length > 180))
    weight = weight * np.exp(rng.normal(0, 0.07, n))
    return np.column_stack([np.log(length), np.log(beam), np.log(depth), tanker]), np.log(weight)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--ships", type=int, default=380)
    ap.add_argument("--hidden", type=int, default=14)
    ap.add_argument("--rate", type=float, default=0.004)
    ap.add_argument("--epochs", type=int, default=3200)
    ap.add_argument("--halve-every", type=int, default=800)
    ap.add_argument("--seed", type=int, default=1912)
    args = ap.parse_args()

    rng = np.random.default_rng(args.seed)
    features, log_weight = deliveries(rng, args.ships)
    x = (features - features.mean(0)) / features.std(0)
    y = (log_weight - log_weight.mean()) / log_weight.std()
    y = y[:, None]

    W = rng.normal(0, 0.5, (4, args.hidden))
    a = np.zeros((1, args.hidden))
    U = rng.normal(0, 0.25, (args.hidden, 1))
    c = np.zeros((1, 1))
    mean_square = [np.zeros_like(p) for p in (W, a, U, c)]

    rate = args.rate
    for epoch in range(args.epochs):
        h = np.tanh(x @ W + a)
        out = h @ U + c
        mse = np.mean((out - y) ** 2)
        dout = 2 * (out - y) / args.ships
        dh = (dout @ U.T) * (1 - h * h)
        grads = [x.T @ dh, dh.sum(0, keepdims=True), h.T @ dout, dout.sum(0, keepdims=True)]
        for p, g, r in zip((W, a, U, c), grads, mean_square):
            r[:] = 0.99 * r + 0.01 * g ** 2
            p -= rate * g / (np.sqrt(r) + 1e-6)
        if (epoch + 1) % args.halve_every == 0:
            rate /= 2
            print(f"{epoch + 1:5d} mse {mse:.5f} rate -> {rate:g}")

    estimate = (np.tanh(x @ W + a) @ U + c)[:, 0] * log_weight.std() + log_weight.mean()
    off = np.abs(np.exp(estimate - log_weight) - 1)
    print(f"median error {100 * np.median(off):.1f} %")


if __name__ == "__main__":
    main()
