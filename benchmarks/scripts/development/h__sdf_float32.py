"""Distance field of the cave cross-section, in single precision as the shader will run it."""
import numpy as np

f32 = np.float32
rng = np.random.default_rng(11)


def distance(p):
    a = np.hypot(p[:, 0] + 0.4, p[:, 1]) - 0.5
    b = np.hypot(p[:, 0] - 0.4, 1.3 * p[:, 1]) - 0.4
    k = 8.0
    return -np.log(np.exp(-k * a) + np.exp(-k * b)) / k


points = rng.uniform(-1.2, 1.2, (1000, 2)).astype(f32)
d = distance(points).astype(f32)[:, None]

sizes = [2, 24, 24, 1]
net = {}
for i in range(3):
    net[f"W{i}"] = (rng.standard_normal((sizes[i], sizes[i + 1])) / np.sqrt(sizes[i])).astype(f32)
    net[f"b{i}"] = np.zeros(sizes[i + 1], dtype=f32)
first = {k: np.zeros_like(v) for k, v in net.items()}
second = {k: np.zeros_like(v) for k, v in net.items()}


def evaluate(p):
    h0 = np.sin(p @ net["W0"] * f32(2) + net["b0"])
    h1 = np.sin(h0 @ net["W1"] + net["b1"])
    return h0, h1, h1 @ net["W2"] + net["b2"]


frames = 1500
for t in range(1, frames + 1):
    rows = rng.integers(0, len(points), 200)
    p, want = points[rows], d[rows]
    z0 = p @ net["W0"] * f32(2) + net["b0"]
    h0 = np.sin(z0)
    z1 = h0 @ net["W1"] + net["b1"]
    h1 = np.sin(z1)
    out = h1 @ net["W2"] + net["b2"]
    e = (out - want) * f32(2 / len(rows))
    d1 = e @ net["W2"].T * np.cos(z1)
    d0 = d1 @ net["W1"].T * np.cos(z0)
    grad = {"W2": h1.T @ e, "b2": e.sum(0), "W1": h0.T @ d1, "b1": d1.sum(0),
            "W0": f32(2) * p.T @ d0, "b0": d0.sum(0)}
    rate = 0.005 * (1 - t / (frames + 1))
    for k in net:
        first[k] = f32(0.9) * first[k] + f32(0.1) * grad[k]
        second[k] = f32(0.99) * second[k] + f32(0.01) * grad[k] ** 2
        hat = first[k] / f32(1 - 0.9 ** t)
        net[k] = net[k] - f32(rate) * hat / (np.sqrt(second[k] / f32(1 - 0.99 ** t)) + f32(1e-7))

sdf = evaluate(points)[2]
print("largest error", np.abs(sdf - d).max(), sdf.dtype)
