"""Thermistor resistance from 300 ohm to 60 kohm: batches, relative error through the log."""
import numpy as np

rng = np.random.RandomState(23)
celsius = rng.uniform(-20, 110, 480)
kelvin = celsius + 273.15
ohm = 10e3 * np.exp(3500 * (1 / kelvin - 1 / 298.15)) * (1 + 0.02 * rng.randn(480))

# inputs between -1 and 1, log10 of the resistance around zero
X = ((celsius - 45) / 65)[np.newaxis, :]
Y = (np.log10(ohm) - 3.5)[np.newaxis, :]

# columns are samples here
sizes = [1, 12, 12, 1]
W = [rng.randn(n, m) / np.sqrt(m) for m, n in zip(sizes[:-1], sizes[1:])]
B = [np.zeros((n, 1)) for n in sizes[1:]]


def feed(x):
    acts = [x]
    for i in range(3):
        z = W[i] @ acts[-1] + B[i]
        acts.append(np.tanh(z) if i < 2 else z)
    return acts


batch, rate = 24, 0.1
for epoch in range(400):
    order = rng.permutation(X.shape[1])
    for k in range(0, X.shape[1], batch):
        pick = order[k:k + batch]
        acts = feed(X[:, pick])
        delta = (acts[-1] - Y[:, pick]) / len(pick)
        for i in (2, 1, 0):
            gw, gb = delta @ acts[i].T, delta.sum(axis=1, keepdims=True)
            if i:
                delta = (W[i].T @ delta) * (1 - acts[i] ** 2)
            W[i] -= rate * gw
            B[i] -= rate * gb
    if epoch == 300:
        rate = 0.02

log_hat = feed(X)[-1]
ohm_hat = 10 ** (log_hat[0] + 3.5)
print("worst relative error", np.max(np.abs(ohm_hat / ohm - 1)))
