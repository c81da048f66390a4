# Decay time of a guitar string vs. fret and damping. One hidden layer, plain gradient descent.
import numpy as np


def normalise(col):
    return (col - np.mean(col)) / np.std(col)


def make_weights(rng, n_in, n_hidden):
    return [
        rng.normal(0, 1, (n_in, n_hidden)),
        rng.normal(0, 1, n_hidden),
        rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1)),
        np.zeros(1),
    ]


def net(w, x):
    return np.tanh(x @ w[0] + w[1]) @ w[2] + w[3]


def slopes(w, x, y):
    a = np.tanh(x @ w[0] + w[1])
    r = (a @ w[2] + w[3] - y) / len(y)      # derivative of 1/2 mean square
    b = r @ w[2].T * (1 - a * a)
    return x.T @ b, b.sum(0), a.T @ r, r.sum(0)


def learn(w, x, y, rate, rounds):
    for i in range(rounds):
        w = [p - rate * s for p, s in zip(w, slopes(w, x, y))]
        if i % 1000 == 0:
            print(i, 0.5 * np.mean((net(w, x) - y) ** 2))
    return w


def main():
    rng = np.random.default_rng(10)
    fret = rng.integers(0, 20, 240).astype(float)
    damping = rng.uniform(0.1, 0.9, 240)
    seconds = 6 * np.exp(-fret / 14) / (0.4 + damping) + rng.normal(0, 0.3, 240)
    x = np.column_stack([normalise(fret), normalise(damping)])
    y = normalise(seconds)[:, None]
    w = learn(make_weights(rng, 2, 14), x, y, 0.2, 6000)
    ringing = net(w, x)
    spread = 0.3 / np.std(seconds)
    print("explained:", 1 - np.mean((ringing - y) ** 2), "noise share:", spread ** 2)


main()
