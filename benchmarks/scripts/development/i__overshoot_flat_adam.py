# Control lab 3: overshoot and settling of a second-order loop, learnt from 350 step tests.
# All weights live in one vector so that Adam is four lines.
import numpy as np

np.random.seed(12)
zeta = np.random.uniform(0.15, 0.95, 350)
delay = np.random.uniform(0.0, 0.3, 350)
overshoot = 100 * np.exp(-np.pi * zeta / np.sqrt(1 - zeta ** 2)) * (1 + delay)
overshoot += np.random.normal(0, 1.5, 350)

X = np.stack([(zeta - 0.55) / 0.23, (delay - 0.15) / 0.087]).T
scale = 25.0
y = (overshoot - 20.0) / scale

SHAPES = [(2, 16), (16,), (16, 1), (1,)]
SIZES = [int(np.prod(s)) for s in SHAPES]
CUTS = np.cumsum([0] + SIZES)


def unpack(vec):
    return [vec[a:b].reshape(s) for a, b, s in zip(CUTS[:-1], CUTS[1:], SHAPES)]


def predict(vec, X):
    A, a, B, b = unpack(vec)
    return (np.tanh(X @ A + a) @ B + b)[:, 0]


def loss_and_grad(vec):
    A, a, B, b = unpack(vec)
    h = np.tanh(X @ A + a)
    r = (h @ B + b)[:, 0] - y
    loss = r @ r / len(y)
    g_out = (2 * r / len(y))[:, None]
    g_pre = (g_out @ B.T) * (1 - h * h)
    grad = np.concatenate([(X.T @ g_pre).ravel(), g_pre.sum(0), (h.T @ g_out).ravel(), g_out.sum(0)])
    return loss, grad


def adam(vec, steps, eta, b1=0.9, b2=0.999, eps=1e-8):
    m = np.zeros_like(vec)
    s = np.zeros_like(vec)
    for t in range(1, steps + 1):
        loss, g = loss_and_grad(vec)
        m = b1 * m + (1 - b1) * g
        s = b2 * s + (1 - b2) * g * g
        vec = vec - eta * (m / (1 - b1 ** t)) / (np.sqrt(s / (1 - b2 ** t)) + eps)
        if t % 500 == 0:
            print(t, loss)
    return vec


start = np.concatenate([0.8 * np.random.randn(SIZES[0]), np.zeros(SIZES[1]),
                        0.25 * np.random.randn(SIZES[2]), np.zeros(SIZES[3])])
vec = adam(start, 4000, 0.01)
percent = 20.0 + scale * predict(vec, X)
print("rms error:", np.sqrt(np.mean((percent - overshoot) ** 2)), "per cent")
