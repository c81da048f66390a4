import numpy as np
import matplotlib.pyplot as plt

# number of foragers leaving the hive during the day
hour = np.linspace(6, 20, 200)
bees = 40 * np.exp(-((hour - 11) / 2.0) ** 2) + 55 * np.exp(-((hour - 16) / 1.5) ** 2)
bees = bees + np.random.normal(0, 1.5, hour.shape)

x = ((hour - 13) / 7).reshape(-1, 1)
y = ((bees - bees.mean()) / bees.std()).reshape(-1, 1)

params = {
    "W1": np.random.randn(1, 20) * 4,
    "B1": np.random.randn(1, 20) * 2,
    "W2": np.random.randn(20, 1) * 0.2,
    "B2": np.zeros((1, 1)),
}
lr = 1e-5
n_iter = 4000


def forward(p, x):
    a = np.tanh(x @ p["W1"] + p["B1"])
    return a, a @ p["W2"] + p["B2"]


def gradients(p, x, y):
    a, out = forward(p, x)
    d2 = 2 * (out - y) / len(x)
    d1 = (d2 @ p["W2"].T) * (1 - a ** 2)
    return {
        "W1": x.T @ d1,
        "b1": d1.sum(axis=0, keepdims=True),
        "W2": a.T @ d2,
        "b2": d2.sum(axis=0, keepdims=True),
    }, np.mean((out - y) ** 2)


for i in range(n_iter):
    grads, mse = gradients(params, x, y)
    for name in params:
        params[name] -= lr * grads[name]
    if (i + 1) % 500 == 0:
        print(i + 1, mse)

_, fit = forward(params, x)
plt.plot(hour, y, ".", hour, fit, "-")
plt.legend(["counted", "network"])
plt.show()
