"""Winter wheat: yield (t/ha) from N rate, sowing date and rain. Judged out of fold."""
import numpy as np


def field_plots(rng, n=480):
    nitrogen = rng.choice([0, 40, 80, 120, 160, 200, 240], n) + rng.normal(0, 3, n)
    sowing = rng.uniform(-20, 35, n)               # days from 1 October
    rain = rng.normal(620, 110, n)
    top = 9.5 - 0.0016 * (sowing - 2) ** 2
    y = top * (1 - 0.62 * np.exp(-nitrogen / 75)) - 6e-6 * (rain - 650) ** 2
    return np.column_stack([nitrogen, sowing, rain]), y + rng.normal(0, 0.35, n)


def start(rng, d, h):
    return {"W": rng.normal(0, 0.6, (d, h)), "b": rng.normal(0, 0.4, h), "v": rng.normal(0, 0.3, h), "c": 0.0}


def predict(q, X):
    return np.tanh(X @ q["W"] + q["b"]) @ q["v"] + q["c"]


def fit(rng, X, y, h=8, steps=1500, lr=0.05, decay=3e-4):
    q = start(rng, X.shape[1], h)
    v = {k: 0.0 for k in q}
    for _ in range(steps):
        a = np.tanh(X @ q["W"] + q["b"])
        e = (a @ q["v"] + q["c"] - y) * 2 / len(y)
        back = np.outer(e, q["v"]) * (1 - a ** 2)
        g = {"W": X.T @ back + decay * q["W"], "b": back.sum(0), "v": a.T @ e + decay * q["v"], "c": e.sum()}
        for k in q:
            v[k] = 0.9 * v[k] - lr * g[k]
            q[k] = q[k] + v[k]
    return q


def main():
    rng = np.random.default_rng(1843)
    X, y = field_plots(rng)
    fold = rng.permutation(len(y)) % 6
    oof = np.full(len(y), np.nan)
    for k in range(6):
        train, test = fold != k, fold == k
        mx, sx = X[train].mean(0), X[train].std(0)
        my, sy = y[train].mean(), y[train].std()
        q = fit(rng, (X[train] - mx) / sx, (y[train] - my) / sy)
        oof[test] = predict(q, (X[test] - mx) / sx) * sy + my
        print("fold", k, "rmse", np.sqrt(np.mean((oof[test] - y[test]) ** 2)))
    print("all", np.sqrt(np.mean((oof - y) ** 2)), "t/ha")
    return y, oof


if __name__ == "__main__":
    main()
