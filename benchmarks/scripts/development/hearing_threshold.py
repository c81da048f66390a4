# Audiogram: hearing threshold over log-frequency and age, lists of weights
# (three layers, tanh) -- the curve comes out as a staircase and hardly moves while training
import numpy as np

rng = np.random.RandomState(15)
logf = rng.uniform(-1, 1, 240)
age = rng.uniform(-1, 1, 240)
threshold = 0.5 * logf ** 2 + 0.4 * (age + 1) * np.maximum(logf, 0) + 0.2 * np.cos(3 * logf)
inp = np.column_stack([logf, age])
tgt = ((threshold - threshold.mean()) / threshold.std()).reshape(-1, 1)

sizes = [2, 20, 20, 1]
weights = [rng.randn(a, b) * 8 for a, b in zip(sizes[:-1], sizes[1:])]
biases = [rng.randn(1, b) for b in sizes[1:]]

lr = 0.02
for epoch in range(3000):
    acts = [inp]
    for l, (w, b) in enumerate(zip(weights, biases)):
        z = acts[-1] @ w + b
        acts.append(z if l == len(weights) - 1 else np.tanh(z))

    delta = 2 * (acts[-1] - tgt) / len(tgt)
    grads = []
    for l in range(len(weights) - 1, -1, -1):
        grads.insert(0, (acts[l].T @ delta, delta.sum(axis=0, keepdims=True)))
        if l > 0:
            delta = (delta @ weights[l].T) * (1 - acts[l] ** 2)
    for l, (gw, gb) in enumerate(grads):
        weights[l] -= lr * gw
        biases[l] -= lr * gb

    if epoch % 300 == 0:
        print(epoch, np.mean((acts[-1] - tgt) ** 2))

audiogram = acts[-1]
