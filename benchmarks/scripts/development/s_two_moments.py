# Seminar "distributional regression": the network returns mean AND log variance,
# the loss is the Gaussian negative log-likelihood.
import numpy as np

rng = np.random.default_rng(3)
x = rng.uniform(-3, 3, (500, 1))
mean = 1.5 * np.sin(x) + 0.8 * x
sigma = 0.1 + 0.15 * (x + 3) / 2
eps = sigma * rng.standard_normal(x.shape)
y = mean + eps

params = {
    "W1": rng.standard_normal((1, 24)),
    "b1": rng.uniform(-2, 2, 24),
    "W2": rng.standard_normal((24, 2)) * 0.2,
    "b2": np.zeros(2),
}
moments = {k: [np.zeros_like(v), np.zeros_like(v)] for k, v in params.items()}


def heads(params, x):
    h = np.tanh(x @ params["W1"] + params["b1"])
    out = h @ params["W2"] + params["b2"]
    return h, out[:, :1], out[:, 1:]


def nll_and_grad(params, x, y):
    h, mu, logvar = heads(params, x)
    z2 = (y - mu) ** 2 * np.exp(-logvar)
    nll = 0.5 * np.mean(logvar + z2)
    dmu = (mu - y) * np.exp(-logvar) / len(x)
    dlogvar = 0.5 * (1 - z2) / len(x)
    dout = np.hstack([dmu, dlogvar])
    dh = dout @ params["W2"].T * (1 - h * h)
    return nll, {"W1": x.T @ dh, "b1": dh.sum(0), "W2": h.T @ dout, "b2": dout.sum(0)}


b1, b2 = 0.9, 0.999
for t in range(1, 4001):
    nll, grad = nll_and_grad(params, x, y)
    lr = 0.01 * 0.1 ** (t / 4000)
    for k in params:
        m, v = moments[k]
        m[...] = b1 * m + (1 - b1) * grad[k]
        v[...] = b2 * v + (1 - b2) * grad[k] ** 2
        params[k] -= lr * (m / (1 - b1 ** t)) / (np.sqrt(v / (1 - b2 ** t)) + 1e-8)
    if t % 500 == 0:
        print(f"{t:5d}  NLL {nll:+.4f}")

_, mu_hat, logvar_hat = heads(params, x)
inside = np.mean(np.abs(y - mu_hat) < 1.96 * np.exp(0.5 * logvar_hat))
print(f"95 % band holds {100 * inside:.1f} % of the points")
