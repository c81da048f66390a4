import numpy as np


def flights(rng, n):
    """Boarding time of narrow-body flights in minutes. Passengers are people: it scatters a lot."""
    pax = rng.integers(60, 189, n)
    bags = rng.beta(4, 3, n)
    doors = rng.integers(1, 3, n)
    late = rng.poisson(1.5, n)
    minutes = 6 + 0.11 * pax * (0.6 + bags) / np.sqrt(doors) + 0.8 * late
    return np.column_stack([pax, bags, doors, late]).astype(float), minutes + rng.normal(0, 4.0, n)


def batches(rng, X, y, size):
    """Endless shuffled batches."""
    while True:
        order = rng.permutation(len(y))
        for i in range(0, len(y) - size + 1, size):
            yield X[order[i:i + size]], y[order[i:i + size]]


def net_output(P, X):
    return np.tanh(X @ P[0] + P[1]) @ P[2] + P[3]


def sgd_step(P, X, y, lr):
    h = np.tanh(X @ P[0] + P[1])
    delta = (h @ P[2] + P[3] - y) / len(y)
    dh = delta[:, None] * P[2] * (1 - h * h)
    P[0] -= lr * X.T @ dh
    P[1] -= lr * dh.sum(axis=0)
    P[2] -= lr * h.T @ delta
    P[3] -= lr * delta.sum()


def main():
    rng = np.random.default_rng(8)
    raw, minutes = flights(rng, 2400)
    X = (raw - raw.mean(axis=0)) / raw.std(axis=0)
    y = (minutes - minutes.mean()) / minutes.std()
    P = [rng.normal(0, 0.5, (4, 16)), np.zeros(16), rng.normal(0, 0.25, 16), np.zeros(())]

    average = [p.copy() for p in P]          # the averaged weights are what we use later
    stream = batches(rng, X, y, 64)
    for step in range(9000):
        xb, yb = next(stream)
        sgd_step(P, xb, yb, lr=0.1 if step < 5000 else 0.02)
        for a, p in zip(average, P):
            a += (p - a) * 0.005
        if step % 1500 == 0:
            print(step, "mse/2 of this batch", 0.5 * np.mean((net_output(P, xb) - yb) ** 2))

    expected = net_output(average, X) * minutes.std() + minutes.mean()
    print("mean absolute error: %.1f min" % np.mean(np.abs(expected - minutes)))
    print("the best anyone can do: about %.1f min" % (4.0 * np.sqrt(2 / np.pi)))


main()
