import numpy as np


def activate(kind, z):
    match kind:
        case "tanh":
            a = np.tanh(z)
            return a, 1 - a ** 2
        case "relu":
            return np.maximum(z, 0), (z > 0).astype(float)
        case "linear":
            return z, np.ones_like(z)
        case _:
            raise ValueError(kind)


def train(spec, X, T, reg=1e-5, lr=0.05, iters=3000, seed=0):
    rng = np.random.default_rng(seed)
    net, size = [], X.shape[1]
    for n, kind in spec:
        net.append({"w": rng.normal(0, 1 / np.sqrt(size), (size, n)), "b": rng.normal(0, 0.1, n), "f": kind})
        size = n
    for it in range(iters):
        out, tape = X, []
        for lay in net:
            a, slope = activate(lay["f"], out @ lay["w"] + lay["b"])
            tape.append((out, slope))
            out = a
        loss = np.mean((out - T) ** 2) + reg * sum((lay["w"] ** 2).sum() for lay in net)
        d = 2 * (out - T) / T.size
        for lay, (inp, slope) in zip(net[::-1], tape[::-1]):
            d = d * slope
            gw, gb, d = inp.T @ d + 2 * reg * lay["w"], d.sum(0), d @ lay["w"].T
            lay["w"] -= lr * gw
            lay["b"] -= lr * gb
        if it % 500 == 0:
            print(it, loss)
    return out


g = np.random.default_rng(8)
X = g.uniform(-2, 2, (280, 2))
T = np.column_stack([np.sin(X[:, 0]), np.maximum(X[:, 1], 0) - X[:, 0]]) + g.normal(0, 0.04, (280, 2))
out = train([(30, "tanh"), (20, "relu"), (2, "linear")], X, T)
