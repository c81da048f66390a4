"""Ice velocity across the glacier (side drag), mini-batches, gradients summed over the batch."""
import numpy as np


def batches(rng, n, size):
    order = rng.permutation(n)
    for first in range(0, n, size):
        yield order[first:first + size]


def main():
    rng = np.random.RandomState(90)
    across = rng.uniform(-600, 600, 500)                              # m from the centre line
    speed = 48 * (1 - np.abs(across / 600) ** 4) + 5 + rng.normal(0, 2.5, 500)   # m / yr

    X = (across / 350).reshape(-1, 1)
    Y = ((speed - speed.mean()) / speed.std()).reshape(-1, 1)

    H = 20
    W1, b1 = rng.randn(1, H), rng.randn(H)
    W2, b2 = rng.randn(H, 1) / np.sqrt(H), np.zeros(1)
    v = [0, 0, 0, 0]
    lr, mu = 0.0006, 0.9          # small because the sum, not the mean, goes into the step
    for epoch in range(400):
        total = 0.0
        for rows in batches(rng, len(X), 50):
            A = np.tanh(X[rows] @ W1 + b1)
            E = A @ W2 + b2 - Y[rows]
            total += float(np.sum(E ** 2))
            D = 2 * E
            dA = D @ W2.T * (1 - A ** 2)
            grads = [X[rows].T @ dA, dA.sum(0), A.T @ D, D.sum(0)]
            v = [mu * old - lr * g for old, g in zip(v, grads)]
            W1 = W1 + v[0]
            b1 = b1 + v[1]
            W2 = W2 + v[2]
            b2 = b2 + v[3]
        if epoch % 50 == 0:
            print("epoch %3d  sse %.2f" % (epoch, total))

    fitted = np.tanh(X @ W1 + b1) @ W2 + b2
    print("rms residual: %.2f m/yr" % (np.sqrt(np.mean((fitted - Y) ** 2)) * speed.std()))


main()
