# Contact resistance of a relay over log10 switching cycles, Adam written out
import numpy as np

np.random.seed(64)
cycles = np.random.uniform(3, 7, (300, 1))                       # log10
mohm = 20 + 15 / (1 + np.exp(-4 * (cycles - 5.8))) - 4 * np.exp(-((cycles - 4.2) / 0.5) ** 2)
mohm += np.random.randn(300, 1) * 1.0

x = (cycles - 5) / 1.2
y = (mohm - mohm.mean()) / mohm.std()

P = {
    "W1": np.random.randn(1, 18) * 1.5,
    "b1": np.random.randn(1, 18) * 1.5,
    "W2": np.random.randn(18, 1) * 0.2,
    "b2": np.zeros((1, 1)),
}
m = {k: np.zeros_like(v) for k, v in P.items()}
v = {k: np.zeros_like(v) for k, v in P.items()}
beta1, beta2, eps, rate = 0.9, 0.999, 1e-8, 0.01


def model(P, x):
    h = np.tanh(x @ P["W1"] + P["b1"])
    return h, h @ P["W2"] + P["b2"]


for t in range(1, 3001):
    h, out = model(P, x)
    diff = out - y
    g_out = diff / len(x)                      # of half the mean square
    g_hid = g_out @ P["W2"].T * (1 - h ** 2)
    grad = {
        "W1": x.T @ g_hid,
        "b1": g_hid.sum(axis=0, keepdims=True),
        "W2": h.T @ g_out,
        "b2": g_out.sum(axis=0, keepdims=True),
    }
    for k in P:
        m[k] = beta1 * m[k] + (1 - beta1) * grad[k]
        v[k] = beta2 * v[k] + (1 - beta2) * grad[k] ** 2
        P[k] -= rate * (m[k] / (1 - beta1 ** t)) / (np.sqrt(v[k] / (1 - beta2 ** t)) + eps)
    if t % 500 == 0:
        print("step", t, "cost", 0.5 * np.mean(diff ** 2))

R = model(P, x)[1] * mohm.std() + mohm.mean()
print("rms error in mOhm:", np.sqrt(np.mean((R - mohm) ** 2)))
