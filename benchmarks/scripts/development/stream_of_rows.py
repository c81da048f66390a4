# online learning from a generator, learning rate falls slowly; sensor drift of a pressure cell
import numpy as np


def forget(rate, t):
    return rate / (1 + t / 20000)


def measurements(rng, x, y, n):
    for _ in range(n):
        k = rng.integers(len(x))
        yield x[k], y[k]


def main():
    rng = np.random.default_rng(9)
    x = np.linspace(-1, 1, 100)
    y = 0.7 * x + 0.4 * np.cos(4 * x) + rng.normal(0, 0.03, 100)

    a = rng.normal(0, 2, 12)
    b = rng.normal(0, 1, 12)
    c = np.zeros(12)
    d = 0.0
    recent = []
    for t, (xt, yt) in enumerate(measurements(rng, x, y, 60000)):
        eta = forget(0.08, t)
        z = a * xt + b
        h = np.maximum(z, 0.1 * z)
        e = c @ h + d - yt
        g = e * c * np.where(z > 0, 1.0, 0.1)
        c -= eta * e * h
        d -= eta * e
        a -= eta * g * xt
        b -= eta * g
        recent.append(e * e)
        if t % 5000 == 4999:
            print(t + 1, np.mean(recent[-1000:]))

    z = np.outer(x, a) + b
    drift = np.maximum(z, 0.1 * z) @ c + d
    print("rms", np.sqrt(np.mean((drift - y) ** 2)))
    return drift


if __name__ == "__main__":
    main()
