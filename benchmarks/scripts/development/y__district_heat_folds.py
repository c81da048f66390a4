"""Heat demand of a district network: is the little net worth it? Five-fold cross-validation."""
import numpy as np


def make_hours(rng, n=600):
    outside = rng.uniform(-14, 22, n)
    hour = rng.integers(0, 24, n)
    turn = 2 * np.pi * hour / 24
    demand = 6 + 1.5 * np.log1p(np.exp((16 - outside) / 2)) + 2.0 * np.sin(turn - 0.8)
    return outside, turn, demand + rng.normal(0, 0.5, n)  # MW


def fit_net(X, y, rng, hidden=12, steps=900, lr=0.1, momentum=0.9):
    W = rng.normal(0, 0.7, (X.shape[1], hidden))
    b = np.zeros(hidden)
    u = rng.normal(0, 0.3, hidden)
    c = 0.0
    vW, vb, vu, vc = 0 * W, 0 * b, 0 * u, 0.0
    for _ in range(steps):
        H = np.tanh(X @ W + b)
        r = H @ u + c - y
        g = r / len(y)  # of half the mean squared error
        back = np.outer(g, u) * (1 - H * H)
        vW = momentum * vW - lr * (X.T @ back)
        vb = momentum * vb - lr * back.sum(axis=0)
        vu = momentum * vu - lr * (H.T @ g)
        vc = momentum * vc - lr * g.sum()
        W, b, u, c = W + vW, b + vb, u + vu, c + vc
    return W, b, u, c


def answer(net, X):
    W, b, u, c = net
    return np.tanh(X @ W + b) @ u + c


def main():
    rng = np.random.default_rng(8)
    outside, turn, demand = make_hours(rng)
    X = np.column_stack([(outside - 4) / 10, np.sin(turn), np.cos(turn)])
    fold = rng.permutation(len(demand)) % 5
    unseen = np.zeros_like(demand)
    for k in range(5):
        train, test = fold != k, fold == k
        mu, sd = demand[train].mean(), demand[train].std()
        net = fit_net(X[train], (demand[train] - mu) / sd, rng)
        unseen[test] = answer(net, X[test]) * sd + mu
        rms = np.sqrt(np.mean((unseen[test] - demand[test]) ** 2))
        print(f"fold {k}: rms {rms:.3f} MW")
    print("all folds: R2 = %.4f" % (1 - np.var(unseen - demand) / np.var(demand)))


if __name__ == "__main__":
    main()
