import numpy as np


def relu(z):
    return np.maximum(0, z)


def forward(x, theta):
    z1 = x @ theta["w1"] + theta["c1"]
    z2 = relu(z1) @ theta["w2"] + theta["c2"]
    return z1, z2


def backward(x, y, theta):
    z1, z2 = forward(x, theta)
    r = (y - z2) / len(x)
    g = {}
    g["w2"] = -2 * relu(z1).T @ r
    g["c2"] = -2 * r.sum(axis=0)
    dz1 = 2 * (r @ theta["w2"].T) * (z1 > 0)
    g["w1"] = x.T @ dz1
    g["c1"] = dz1.sum(axis=0)
    return g


def loss(x, y, theta):
    return np.mean((forward(x, theta)[1] - y) ** 2)


def main():
    # speed of sound in sea water: temperature, salinity, depth (all scaled to -1..1)
    rng = np.random.default_rng(88)
    x = rng.uniform(-1, 1, (350, 3))
    y = x[:, :1] - 0.6 * x[:, :1] ** 2 + 0.4 * x[:, 1:2] + 0.5 * x[:, 2:] * x[:, :1]

    n = 20
    theta = {
        "w1": rng.normal(0, 0.8, (3, n)),
        "c1": rng.normal(0, 0.3, n),
        "w2": rng.normal(0, 0.3, (n, 1)),
        "c2": np.zeros(1),
    }
    for k in range(2000):
        g = backward(x, y, theta)
        for name in theta:
            theta[name] = theta[name] - 0.05 * g[name]
        if k % 200 == 0:
            print(f"step {k:5d}  loss {loss(x, y, theta):.5f}")
    fitted = forward(x, theta)[1]
    print("R2:", 1 - np.var(fitted - y) / np.var(y))


main()
