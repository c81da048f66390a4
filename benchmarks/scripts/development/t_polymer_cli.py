"""Viscosity of a polymer melt from shear rate, temperature and molar mass (in logs)."""
import argparse

import numpy as np


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--hidden", type=int, default=12)
    p.add_argument("--lr", type=float, default=0.02)
    p.add_argument("--epochs", type=int, default=1500)
    p.add_argument("--seed", type=int, default=0)
    return p.parse_args()


def rheometer(rng, n):
    rate = 10 ** rng.uniform(-2, 4, n)
    temp = rng.uniform(160, 240, n)
    mass = 10 ** rng.uniform(4.5, 5.7, n)
    zero = 10 ** (3.4 * (np.log10(mass) - 5)) * 5e3 * np.exp(4500 * (1 / (temp + 273) - 1 / 473))
    eta = zero / (1 + (zero * rate / 3e4) ** 0.65)
    return rate, temp, mass, eta * 10 ** rng.normal(0, 0.06, n)


def adam_step(params, grads, state, lr):
    state["t"] += 1
    t = state["t"]
    for key, g in grads.items():
        m = state["m"][key] = 0.9 * state["m"].get(key, 0.0) + 0.1 * g
        v = state["v"][key] = 0.999 * state["v"].get(key, 0.0) + 0.001 * g ** 2
        params[key] = params[key] - lr * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)


def predict(params, x):
    h = np.tanh(x @ params["w"] + params["b"])
    return h, h @ params["v"] + params["c"]


def main():
    args = parse()
    rng = np.random.default_rng(args.seed)
    rate, temp, mass, eta = rheometer(rng, 500)
    x = np.column_stack([np.log10(rate), 1e3 / (temp + 273), np.log10(mass)])
    x = (x - x.mean(0)) / x.std(0)
    log_eta = np.log10(eta)[:, None]
    mu, sd = log_eta.mean(), log_eta.std()
    y = (log_eta - mu) / sd

    params = {
        "w": rng.normal(0, 0.6, (3, args.hidden)),
        "b": rng.normal(0, 0.5, args.hidden),
        "v": rng.normal(0, 0.3, (args.hidden, 1)),
        "c": np.zeros(1),
    }
    state = {"t": 0, "m": {}, "v": {}}
    for epoch in range(args.epochs):
        h, out = predict(params, x)
        diff = out - y
        d = 2 * diff / len(x)
        dh = d @ params["v"].T * (1 - h ** 2)
        grads = {"w": x.T @ dh, "b": dh.sum(0), "v": h.T @ d, "c": d.sum(0)}
        adam_step(params, grads, state, args.lr * 0.5 * (1 + np.cos(np.pi * epoch / args.epochs)))
        if epoch % 300 == 0:
            print(epoch, (diff ** 2).mean())

    log_fit = predict(params, x)[1] * sd + mu
    print("error: %.3f decades" % np.sqrt(np.mean((log_fit - log_eta) ** 2)))


if __name__ == "__main__":
    main()
