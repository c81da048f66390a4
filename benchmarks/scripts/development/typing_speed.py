import argparse
import numpy as np


def load(n, seed):
    """hours of practice, hours of sleep -> words per minute"""
    r = np.random.RandomState(seed)
    practice = r.gamma(2.0, 20.0, n)
    sleep = r.normal(7, 1.2, n)
    wpm = 25 + 55 * (1 - np.exp(-practice / 35)) - 3 * (sleep - 7.5) ** 2
    return np.column_stack([practice, sleep]), wpm + r.normal(0, 2.0, n)


def predict(p, X):
    return np.maximum(X @ p[0] + p[1], 0) @ p[2] + p[3]


def grad(p, X, y):
    h = np.maximum(X @ p[0] + p[1], 0)
    err = (h @ p[2] + p[3] - y) / len(X)
    back = (err @ p[2].T) * (h > 0)
    return [X.T @ back, back.sum(0), h.T @ err, err.sum(0)]


def half_mse(p, X, y):
    return 0.5 * np.mean((predict(p, X) - y) ** 2)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--hidden", type=int, default=40)
    ap.add_argument("--lr", type=float, default=0.1)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--patience", type=int, default=400)
    args = ap.parse_args()

    X, wpm = load(500, args.seed)
    X = (X - X.mean(0)) / X.std(0)
    mu, sd = wpm.mean(), wpm.std()
    y = ((wpm - mu) / sd).reshape(-1, 1)
    Xt, yt, Xv, yv = X[:400], y[:400], X[400:], y[400:]

    r = np.random.RandomState(args.seed + 1)
    p = [r.randn(2, args.hidden), r.randn(args.hidden) * 0.5,
         r.randn(args.hidden, 1) / np.sqrt(args.hidden), np.zeros(1)]
    best, best_loss, waited = None, np.inf, 0
    for epoch in range(5000):
        for param, g in zip(p, grad(p, Xt, yt)):
            param -= args.lr * g
        val = half_mse(p, Xv, yv)
        if val < best_loss - 1e-6:
            best, best_loss, waited = [a.copy() for a in p], val, 0
        else:
            waited += 1
            if waited > args.patience:
                print("stopped early at", epoch)
                break
        if epoch % 250 == 0:
            print(epoch, half_mse(p, Xt, yt), val)

    wpm_hat = predict(best, X).ravel() * sd + mu
    print("rmse", np.sqrt(np.mean((wpm_hat - wpm) ** 2)), "words/min")


if __name__ == "__main__":
    main()
