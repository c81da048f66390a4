"""pH during a titration with NaOH: smooth the burette readings with a small net."""
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(11)


def measure(n):
    ml = np.sort(np.random.uniform(0, 50, n))
    ph = 3.9 + 0.035 * ml + 5.2 / (1 + np.exp(-(ml - 25) / 2.5))
    return ml[:, None], (ph + np.random.normal(0, 0.08, n))[:, None]


def standardise(a):
    return (a - a.mean(0)) / a.std(0), a.mean(0), a.std(0)


def init(n_hidden):
    return {
        "W": np.random.randn(1, n_hidden) * 1.5,
        "b": np.random.randn(n_hidden),
        "v": np.random.randn(n_hidden, 1) / np.sqrt(n_hidden),
        "c": np.zeros(1),
    }


def forward(p, x):
    h = np.tanh(x @ p["W"] + p["b"])
    return h, h @ p["v"] + p["c"]


def gradients(p, x, t):
    h, out = forward(p, x)
    e = 2 * (out - t) / len(x)
    back = (e @ p["v"].T) * (1 - h * h)
    return np.mean((out - t) ** 2), {
        "W": x.T @ back,
        "b": back.sum(0),
        "v": h.T @ e,
        "c": e.sum(0),
    }


def train(x, t, n_hidden=10, rate=0.03, momentum=0.9, epochs=4000):
    p = init(n_hidden)
    speed = {k: np.zeros_like(a) for k, a in p.items()}
    history = []
    for epoch in range(epochs):
        loss, g = gradients(p, x, t)
        history.append(loss)
        for k in p:
            speed[k] = momentum * speed[k] - rate * g[k]
            p[k] += speed[k]
    return p, history


volume, ph = measure(180)
x, x_mean, x_std = standardise(volume)
t, t_mean, t_std = standardise(ph)
params, history = train(x, t)
fitted = forward(params, x)[1] * t_std + t_mean
print("final loss", history[-1])
print("rms error in pH", np.sqrt(np.mean((fitted - ph) ** 2)))

plt.plot(volume, ph, "k.", volume, fitted, "r-")
plt.xlabel("NaOH / ml")
plt.ylabel("pH")
plt.show()
