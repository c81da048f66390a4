import argparse

import numpy as np


def unpack(theta, n):
    return theta[:n], theta[n : 2 * n], theta[2 * n : 3 * n], theta[3 * n]


def predict(theta, n, x):
    w, b, v, c = unpack(theta, n)
    return np.tanh(np.outer(x, w) + b) @ v + c


def gradient(theta, n, x, y):
    w, b, v, c = unpack(theta, n)
    h = np.tanh(np.outer(x, w) + b)
    e = 2 * (h @ v + c - y) / len(x)
    back = np.outer(e, v) * (1 - h**2)
    return np.concatenate([x @ back, back.sum(0), h.T @ e, [e.sum()]])


def rprop(theta, slope, n_steps):
    """Resilient propagation: only the signs of the slopes count, each weight has its own step."""
    step = np.full_like(theta, 0.01)
    before = np.zeros_like(theta)
    for _ in range(n_steps):
        now = slope(theta)
        agree = now * before
        step = np.where(agree > 0, np.minimum(step * 1.2, 0.5), step)
        step = np.where(agree < 0, np.maximum(step * 0.5, 1e-7), step)
        now = np.where(agree < 0, 0.0, now)
        theta = theta - step * np.sign(now)
        before = now
    return theta


def main():
    parser = argparse.ArgumentParser(description="Fit the swing of a tuned mass damper.")
    parser.add_argument("--units", type=int, default=15)
    parser.add_argument("--steps", type=int, default=6000)
    args = parser.parse_args()
    rng = np.random.default_rng(60)
    time = np.linspace(0, 10, 250)
    swing = np.exp(-0.15 * time) * np.cos(1.5 * time) + rng.normal(0, 0.03, 250)
    x = (time - 5) / 2.5
    theta = rng.normal(0, 1, 3 * args.units + 1)
    theta[args.units : 2 * args.units] *= 2
    theta = rprop(theta, lambda t: gradient(t, args.units, x, swing), args.steps)
    fitted = predict(theta, args.units, x)
    print("rms", np.sqrt(np.mean((fitted - swing) ** 2)))


if __name__ == "__main__":
    main()
