"""Own Adam, to understand it. Usage: python adam_argparse.py --steps 3000"""
import argparse
import numpy as np


def franke(x, y):
    return (0.75 * np.exp(-((9 * x - 2) ** 2 + (9 * y - 2) ** 2) / 4)
            + 0.5 * np.exp(-((9 * x - 7) ** 2 + (9 * y - 3) ** 2) / 4)
            - 0.2 * np.exp(-(9 * x - 4) ** 2 - (9 * y - 7) ** 2))


def loss_and_grads(weights, X, Z):
    W1, b1, W2, b2 = weights
    hidden = np.tanh(X @ W1 + b1)
    out = hidden @ W2 + b2
    diff = out - Z
    d = 2 * diff / len(X)
    dh = d @ W2.T * (1 - hidden ** 2)
    return np.mean(diff ** 2), [X.T @ dh, dh.sum(0), hidden.T @ d, d.sum(0)], out


def adam(weights, X, Z, steps, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = [np.zeros_like(w) for w in weights]
    v = [np.zeros_like(w) for w in weights]
    for t in range(1, steps + 1):
        loss, grads, _ = loss_and_grads(weights, X, Z)
        for i, g in enumerate(grads):
            m[i] = beta1 * m[i] + (1 - beta1) * g
            v[i] = beta2 * v[i] + (1 - beta2) * g ** 2
            m_hat = m[i] / (1 - beta1 ** t)
            v_hat = v[i] / (1 - beta2 ** t)
            weights[i] = weights[i] - lr * m_hat / (np.sqrt(v_hat) + eps)
        if t % 300 == 0:
            print("step", t, "loss", loss)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--lr", type=float, default=0.01)
    parser.add_argument("--hidden", type=int, default=40)
    args = parser.parse_args()

    np.random.seed(2)
    X = np.random.uniform(0, 1, (300, 2))
    Z = franke(X[:, 0], X[:, 1])[:, None]
    X = X * 2 - 1

    weights = [np.random.randn(2, args.hidden) * 2, np.random.randn(args.hidden),
               np.random.randn(args.hidden, 1) * 0.1, np.zeros(1)]
    weights = adam(weights, X, Z, args.steps, args.lr)
    loss, _, surface = loss_and_grads(weights, X, Z)
    print("final", loss, "variance", Z.var())


if __name__ == "__main__":
    main()
