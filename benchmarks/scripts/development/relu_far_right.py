"""Relu network on x between 3 and 6 (shifted exponential)."""
import numpy as np

rng = np.random.default_rng(1)
x = rng.uniform(3, 6, size=(250, 1))
y = np.exp(x - 5) + np.sin(4 * x) * 0.5

n_units = 20
params = {
    "W": rng.normal(0, 0.5, size=(1, n_units)),
    "b": np.zeros((1, n_units)),
    "v": rng.normal(0, 0.2, size=(n_units, 1)),
    "c": np.zeros((1, 1)),
}


def model(params, x):
    pre = x @ params["W"] + params["b"]
    return pre, np.maximum(pre, 0) @ params["v"] + params["c"]


def gradient(params, x, y):
    pre, out = model(params, x)
    d_out = 2 * (out - y) / len(x)
    d_pre = (d_out @ params["v"].T) * (pre > 0)
    return np.mean((out - y) ** 2), {
        "W": x.T @ d_pre,
        "b": d_pre.sum(axis=0, keepdims=True),
        "v": np.maximum(pre, 0).T @ d_out,
        "c": d_out.sum(axis=0, keepdims=True),
    }


for step in range(4000):
    loss, grad = gradient(params, x, y)
    for key in params:
        params[key] = params[key] - 0.003 * grad[key]
    if step % 400 == 0:
        print(f"step {step}: loss {loss:.5f}")

fitted = model(params, x)[1]
print("correlation:", np.corrcoef(fitted.ravel(), y.ravel())[0, 1])
