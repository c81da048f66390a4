"""altitude from barometer reading + temperature, minibatch gradient descent (numpy only)"""
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(2)

n = 1000
pressure = rng.uniform(600, 1050, n)          # hPa
temperature = rng.uniform(-15, 35, n)         # deg C
altitude = ((1013.25 / pressure) ** (1 / 5.257) - 1) * (temperature + 273.15) / 0.0065   # m
altitude = altitude / 1000 + 0.02 * rng.standard_normal(n)     # km is nicer

inputs = np.stack([pressure, temperature], axis=1)
targets = altitude[:, None]

hidden = 24
params = [
    rng.standard_normal((2, hidden)) * 0.1,
    np.zeros(hidden),
    rng.standard_normal((hidden, 1)) * 0.1,
    np.zeros(1),
]


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def predict(x):
    w1, b1, w2, b2 = params
    return sigmoid(x @ w1 + b1) @ w2 + b2


LR = 0.1
BATCH = 50
history = []
for epoch in range(200):
    order = rng.permutation(n)
    for k in range(n // BATCH):
        idx = order[k * BATCH:(k + 1) * BATCH]
        x, y = inputs[idx], targets[idx]
        w1, b1, w2, b2 = params
        h = sigmoid(x @ w1 + b1)
        y_hat = h @ w2 + b2
        delta = (y_hat - y) / BATCH
        delta_h = (delta @ w2.T) * h * (1 - h)
        grads = [x.T @ delta_h, delta_h.sum(0), h.T @ delta, delta.sum(0)]
        for p, g in zip(params, grads):
            p -= LR * g
    history.append(float(np.mean((predict(inputs) - targets) ** 2) / 2))
    if epoch % 20 == 0:
        print(f"{epoch=} loss={history[-1]:.5f}")

fit = predict(inputs)
plt.semilogy(history)
plt.xlabel("epoch")
plt.figure()
plt.plot(targets, fit, ".")
plt.xlabel("true altitude (km)")
plt.ylabel("network (km)")
plt.show()
