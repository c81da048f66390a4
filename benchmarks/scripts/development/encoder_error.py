"""Error of the cheap magnetic encoder over one turn (degrees in, degrees of error out)."""
import numpy as np


def load():
    phi = np.arange(0, 360, 3.0)
    err = 0.8 * np.sin(np.radians(3 * phi + 20)) + 0.4 * np.cos(np.radians(phi))
    err += np.random.normal(0, 0.03, phi.size)
    return phi.reshape(-1, 1), err.reshape(-1, 1)


def normalise(a):
    return (a - a.mean()) / a.std()


def forward(X, W1, b1, W2, b2):
    Z1 = X @ W1 + b1
    A1 = 1.0 / (1.0 + np.exp(-Z1))
    return A1, A1 @ W2 + b2


def backward(X, Y, A1, Y_hat, W2):
    n = X.shape[0]
    dY = (Y_hat - Y) / n
    dW2 = A1.T @ dY
    db2 = np.sum(dY)
    dZ1 = (dY @ W2.T) * A1 * (1 - A1)
    dW1 = X.T @ dZ1
    db1 = np.sum(dZ1)
    return dW1, db1, dW2, db2


def main():
    np.random.seed(31)
    phi, err = load()
    X, Y = normalise(phi), normalise(err)
    W1 = np.random.randn(1, 14) * 4
    b1 = np.zeros(14)
    W2 = np.random.randn(14, 1) * 0.3
    b2 = 0.0
    lr = 0.5
    for it in range(15000):
        A1, Y_hat = forward(X, W1, b1, W2, b2)
        dW1, db1, dW2, db2 = backward(X, Y, A1, Y_hat, W2)
        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
        if it % 1500 == 0:
            print(it, 0.5 * np.mean((Y_hat - Y) ** 2))
    table = Y_hat * err.std() + err.mean()
    print("left after correction: %.2f deg" % np.abs(table - err).max())


if __name__ == "__main__":
    main()
