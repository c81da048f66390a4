# Frame time of our renderer from draw calls, triangles and lights (profiling run).
# Full-batch Rprop: only the signs of the gradient matter, every weight has its own step.
import numpy as np

np.random.seed(2)


def profile(n):
    calls = np.random.uniform(100, 5000, n)
    triangles = np.random.uniform(0.1, 4.0, n)       # millions
    lights = np.random.randint(1, 20, n)
    ms = 2.0 + np.maximum(0.003 * calls, 2.2 * triangles * np.sqrt(lights))
    return np.column_stack([calls, triangles, lights]), ms + np.random.normal(0, 0.6, n)


def unpack(theta, shapes):
    parts, at = [], 0
    for shape in shapes:
        size = int(np.prod(shape))
        parts.append(theta[at:at + size].reshape(shape))
        at += size
    return parts


def output(theta, X, shapes):
    W, b, V, c = unpack(theta, shapes)
    return np.tanh(X @ W + b) @ V + c


def loss_and_gradient(theta, X, y, shapes):
    W, b, V, c = unpack(theta, shapes)
    h = np.tanh(X @ W + b)
    r = h @ V + c - y
    back = (r @ V.T) * (1 - h ** 2)
    parts = [X.T @ back, back.sum(0), h.T @ r, r.sum(0)]
    return 0.5 * np.sum(r ** 2), np.concatenate([p.ravel() for p in parts])


def rprop(theta, X, y, shapes, steps):
    delta = np.full(theta.shape, 0.01)
    previous = np.zeros_like(theta)
    for step in range(steps):
        loss, g = loss_and_gradient(theta, X, y, shapes)
        agree = g * previous
        delta = np.where(agree > 0, np.minimum(delta * 1.2, 1.0), delta)
        delta = np.where(agree < 0, np.maximum(delta * 0.5, 1e-7), delta)
        g = np.where(agree < 0, 0.0, g)              # iRprop-: wait one step after a change of sign
        theta = theta - np.sign(g) * delta
        previous = g
        if step % 200 == 0:
            print(step, loss)
    return theta


X, ms = profile(600)
Z = (X - X.mean(0)) / X.std(0)
t = ((ms - ms.mean()) / ms.std())[:, None]
shapes = [(3, 12), (12,), (12, 1), (1,)]
theta = np.random.randn(sum(int(np.prod(s)) for s in shapes)) * 0.4
theta = rprop(theta, Z, t, shapes, 1500)
estimate = output(theta, Z, shapes)[:, 0] * ms.std() + ms.mean()
print("RMS error", np.sqrt(np.mean((estimate - ms) ** 2)), "ms")
