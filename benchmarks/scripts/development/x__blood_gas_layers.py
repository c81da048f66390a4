"""pH of arterial blood from pCO2 and bicarbonate (Henderson-Hasselbalch, synthetic).

weights, biases and activations are kept in lists, so I can try any number of layers.
"""
import numpy as np


def sig(z):
    return 1 / (1 + np.exp(-z))


np.random.seed(120)
N = 300
pco2 = np.random.uniform(20, 80, N)
hco3 = np.random.uniform(10, 40, N)
ph = 6.1 + np.log10(hco3 / (0.0307 * pco2)) + np.random.normal(0, 0.01, N)

X = np.vstack([pco2, hco3]).T
X = (X - X.mean(0)) / X.std(0)
Y = ((ph - ph.mean()) / ph.std())[:, None]

sizes = [2, 12, 8, 1]
Ws = [np.random.randn(i, o) * np.sqrt(2.0 / i) for i, o in zip(sizes[:-1], sizes[1:])]
bs = [np.zeros((1, o)) for o in sizes[1:]]
lr = 0.3

for step in range(5000):
    acts = [X]
    for W, b in zip(Ws, bs):
        acts.append(sig(acts[-1] @ W + b))

    if step % 500 == 0:
        print(step, "MSE", np.mean((acts[-1] - Y) ** 2))

    delta = 2 * (acts[-1] - Y) / N * acts[-1] * (1 - acts[-1])
    for l in range(len(Ws) - 1, -1, -1):
        gW = acts[l].T @ delta
        gb = delta.sum(0, keepdims=True)
        if l > 0:
            delta = delta @ Ws[l].T * acts[l] * (1 - acts[l])
        Ws[l] -= lr * gW
        bs[l] -= lr * gb

final = acts[-1]
print("predicted pH from", (final * ph.std() + ph.mean()).min(), "to", (final * ph.std() + ph.mean()).max())
print("measured pH from", ph.min(), "to", ph.max())
