import argparse
import numpy as np

# Dämpfung eines Lautsprechers über der Frequenz (simuliert)

parser = argparse.ArgumentParser()
parser.add_argument("--hidden", type=int, default=20)
parser.add_argument("--lr", type=float, default=0.05)
parser.add_argument("--lam", type=float, default=0.1, help="L2-Strafe")
parser.add_argument("--epochs", type=int, default=4000)


def daten(n=200):
    f = np.random.uniform(-2, 2, (n, 1))
    d = np.cos(2 * f) + 0.5 * f + 0.05 * np.random.randn(n, 1)
    return f, d


def vorwaerts(theta, f):
    W, b, v, c = theta
    h = np.tanh(f @ W + b)
    return h, h @ v + c


def verlust(theta, f, d, lam):
    _, y = vorwaerts(theta, f)
    return np.mean((y - d) ** 2) + lam * (np.sum(theta[0] ** 2) + np.sum(theta[2] ** 2))


def gradient(theta, f, d, lam):
    W, b, v, c = theta
    h, y = vorwaerts(theta, f)
    dy = 2 * (y - d) / len(f)
    dv = h.T @ dy + 2 * lam * v
    dc = dy.sum(axis=0)
    dh = dy @ v.T * (1 - h ** 2)
    dW = f.T @ dh + 2 * lam * W
    db = dh.sum(axis=0)
    return dW, db, dv, dc


if __name__ == "__main__":
    args = parser.parse_args()
    f, d = daten()
    theta = [
        np.random.randn(1, args.hidden) * 1.5,
        np.random.randn(args.hidden),
        np.random.randn(args.hidden, 1) * 0.2,
        np.zeros(1),
    ]
    for epoche in range(args.epochs):
        if epoche % 400 == 0:
            print("Epoche", epoche, "Verlust", verlust(theta, f, d, args.lam))
        for p, g in zip(theta, gradient(theta, f, d, args.lam)):
            p -= args.lr * g
    _, schaetzung = vorwaerts(theta, f)
    print("RMSE:", np.sqrt(np.mean((schaetzung - d) ** 2)))
