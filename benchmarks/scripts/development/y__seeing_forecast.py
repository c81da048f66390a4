"""Tonight's seeing from the weather at sunset. Half of it is luck, but half is better than none."""
import numpy as np

rng = np.random.default_rng(55)

NIGHTS = 3000
wind = rng.gamma(4.0, 2.0, NIGHTS)         # m/s at 10 m
gradient = rng.normal(0.0, 1.5, NIGHTS)    # K between ground and dome
humidity = rng.uniform(5, 90, NIGHTS)
seeing = 0.75 + 0.25 * np.tanh((wind - 9) / 4) + 0.06 * gradient**2 + 0.002 * humidity
luck = rng.normal(0, 0.22, NIGHTS)
seeing = seeing + luck

raw = np.column_stack([wind, gradient, humidity])
X = (raw - raw.mean(0)) / raw.std(0)
Y = (seeing - seeing.mean()).reshape(-1, 1) / seeing.std()


def batches(X, Y, size, epochs):
    """Yield shuffled mini-batches, epoch after epoch."""
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for k in range(0, len(X), size):
            pick = order[k : k + size]
            yield epoch, X[pick], Y[pick]


n_hidden = 10
A = rng.normal(0, 0.6, (3, n_hidden))
a = np.zeros(n_hidden)
B = rng.normal(0, 0.3, (n_hidden, 1))
b = np.zeros(1)

EPOCHS = 80
running = 1.0
for epoch, x, y in batches(X, Y, 50, EPOCHS):
    lr = 0.1 * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))  # cosine, down to nearly nothing
    h = np.tanh(x @ A + a)
    out = h @ B + b
    diff = out - y
    running = 0.99 * running + 0.01 * np.mean(diff**2)

    dout = 2 * diff / len(x)
    dB, db = h.T @ dout, dout.sum(0)
    dh = dout @ B.T * (1 - h**2)
    dA, da = x.T @ dh, dh.sum(0)
    A -= lr * dA
    a -= lr * da
    B -= lr * dB
    b -= lr * db

forecast = (np.tanh(X @ A + a) @ B + b).ravel() * seeing.std() + seeing.mean()
explained = 1 - np.var(seeing - forecast) / np.var(seeing)
print("running mse %.3f, explained %.0f %%" % (running, 100 * explained))
