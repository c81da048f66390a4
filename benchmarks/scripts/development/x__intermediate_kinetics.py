"""Consecutive reaction A -> B -> C: concentration of B over time, net instead of k1 and k2."""
import numpy as np

K1, K2 = 0.35, 0.08   # 1/min
SEED = 11


def conc_b(t):
    return K1 / (K2 - K1) * (np.exp(-K1 * t) - np.exp(-K2 * t))


def init(n_hidden, rng):
    return {
        "w": rng.normal(size=(1, n_hidden)) * 2,
        "b": rng.normal(size=n_hidden),
        "v": rng.normal(size=(n_hidden, 1)) / n_hidden ** 0.5,
        "c": np.zeros(1),
    }


def predict(p, t):
    return np.tanh(t @ p["w"] + p["b"]) @ p["v"] + p["c"]


def gradients(p, t, y):
    a = np.tanh(t @ p["w"] + p["b"])
    diff = a @ p["v"] + p["c"] - y
    loss = float(np.mean(diff ** 2))
    diff = 2 * diff / len(t)
    dz = diff @ p["v"].T * (1 - a ** 2)
    grads = {"w": t.T @ dz, "b": dz.sum(0), "v": a.T @ diff, "c": diff.sum(0)}
    return loss, grads


def fit(t, y, n_hidden=25, learning_rate=1.5, epochs=2500):
    rng = np.random.default_rng(SEED)
    p = init(n_hidden, rng)
    for epoch in range(epochs):
        loss, grads = gradients(p, t, y)
        for name in p:
            p[name] = p[name] - learning_rate * grads[name]
        if epoch % 250 == 0:
            print(f"{epoch:5d}  {loss:.6f}")
    return p


if __name__ == "__main__":
    noise = np.random.default_rng(SEED + 1)
    minutes = np.linspace(0, 40, 120).reshape(-1, 1)
    signal = conc_b(minutes) + noise.normal(0, 0.01, minutes.shape)
    t_s = (minutes - 20) / 12
    y_s = (signal - signal.mean()) / signal.std()
    params = fit(t_s, y_s)
    model = predict(params, t_s) * signal.std() + signal.mean()
    print("rmsd / M:", np.sqrt(np.mean((model - signal) ** 2)))
