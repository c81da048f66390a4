"""Daily weight gain of a hive from weather: five-fold cross-validation by hand."""
import argparse

import numpy as np


def read_log(rng, n):
    temp = rng.uniform(8, 34, n)
    sun = rng.uniform(0, 14, n)
    wind = rng.gamma(2.0, 1.5, n)
    gain = 1.8 / (1 + np.exp(-(temp - 18) / 2.5)) * sun / 14 * np.exp(-wind / 9) - 0.15
    return np.c_[temp, sun, wind], gain[:, None] + rng.normal(0, 0.05, (n, 1))


def fit(X, y, hidden, rate, steps, rng):
    W = rng.normal(0, 1 / np.sqrt(X.shape[1]), (X.shape[1], hidden))
    b = rng.uniform(-1, 1, hidden)
    v = rng.normal(0, 1 / np.sqrt(hidden), (hidden, 1))
    c = np.zeros(1)
    for step in range(steps):
        H = np.tanh(X @ W + b)
        error = H @ v + c - y
        loss = (error**2).mean()
        if step % 500 == 0:
            print(f"   {step:5d} {loss:.5f}")
        D = 2 * error / len(X)
        DH = (D @ v.T) * (1 - H * H)
        v -= rate * (H.T @ D)
        c -= rate * D.sum(0)
        W -= rate * (X.T @ DH)
        b -= rate * DH.sum(0)
    return W, b, v, c


def predict(theta, X):
    W, b, v, c = theta
    return np.tanh(X @ W + b) @ v + c


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=500)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--rate", type=float, default=0.15)
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()

    rng = np.random.default_rng(2019)
    X, gain = read_log(rng, args.days)
    fold = rng.permutation(args.days) % args.folds
    out_of_fold = np.zeros_like(gain)
    for k in range(args.folds):
        print("fold", k + 1)
        train, test = fold != k, fold == k
        # scales come from the training days only
        mx, sx = X[train].mean(0), X[train].std(0)
        my, sy = gain[train].mean(), gain[train].std()
        theta = fit((X[train] - mx) / sx, (gain[train] - my) / sy,
                    args.hidden, args.rate, args.steps, rng)
        out_of_fold[test] = predict(theta, (X[test] - mx) / sx) * sy + my
    rmse = np.sqrt(np.mean((out_of_fold - gain) ** 2))
    print(f"rms error on days not trained on: {rmse:.3f} kg")


if __name__ == "__main__":
    main()
