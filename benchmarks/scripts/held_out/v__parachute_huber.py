"""Falling coffee filters: speed after t seconds, read off a video. Some frames were misread."""
import argparse

import numpy as np


def measure(n, rng):
    t = rng.uniform(0, 1.6, n)
    layers = rng.integers(1, 6, n)
    terminal = 0.95 * np.sqrt(layers)
    clean = terminal * np.tanh(9.81 * t / terminal)
    noise = rng.normal(0, 0.04, n)
    misread = rng.random(n) < 0.04
    noise[misread] += rng.choice([-0.6, 0.6], misread.sum())
    return np.column_stack([t, layers]), clean + noise, noise


def predict(net, X):
    W, b, u, c = net
    return np.tanh(X @ W + b) @ u + c


def huber_pull(residual, delta):
    """Derivative of Huber's loss: straight near 0, then constant."""
    return np.clip(residual, -delta, delta)


def train(net, X, y, delta, lr, epochs):
    for epoch in range(epochs):
        W, b, u, c = net
        hidden = np.tanh(X @ W + b)
        residual = hidden @ u + c - y
        pull = huber_pull(residual, delta) / len(y)
        inner = np.outer(pull, u) * (1 - hidden ** 2)
        net = (W - lr * X.T @ inner, b - lr * inner.sum(0),
               u - lr * hidden.T @ pull, c - lr * pull.sum())
        if epoch % 2000 == 0:
            size = np.abs(residual)
            loss = np.where(size < delta, 0.5 * size ** 2, delta * (size - 0.5 * delta)).mean()
            print(f"epoch {epoch}: huber {loss:.5f}")
    return net


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--delta", type=float, default=0.25)
    parser.add_argument("--lr", type=float, default=0.5)
    parser.add_argument("--epochs", type=int, default=14000)
    parser.add_argument("--hidden", type=int, default=12)
    opt = parser.parse_args()

    rng = np.random.default_rng(2024)
    X, v, noise = measure(300, rng)
    Z = (X - X.mean(0)) / X.std(0)
    net = (rng.normal(size=(2, opt.hidden)), rng.normal(size=opt.hidden),
           rng.normal(size=opt.hidden) * 0.2, v.mean())
    net = train(net, Z, v, opt.delta, opt.lr, opt.epochs)
    speed = predict(net, Z)
    print("median absolute error", np.median(np.abs(speed - v)), "m/s")


main()
