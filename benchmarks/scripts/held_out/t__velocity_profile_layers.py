"""Shear wave velocity profile v_s(depth) from a borehole, fitted by a list of layers."""
import numpy as np

np.random.seed(77)
sizes = [1, 20, 20, 20, 1]

depth = np.linspace(0, 60, 120).reshape(-1, 1)
vs = 180 + 250 * (1 - np.exp(-depth / 18.0)) + 90 / (1 + np.exp(-(depth - 38) / 1.5))
vs = vs + 6 * np.random.randn(*vs.shape)

x = (depth - depth.mean()) / depth.std()
y = (vs - vs.mean()) / vs.std()

weights = [np.random.randn(a, b) * 0.001 for a, b in zip(sizes[:-1], sizes[1:])]
biases = [np.zeros((1, b)) for b in sizes[1:]]


def feed(inp):
    acts = [inp]
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = acts[-1] @ w + b
        acts.append(z if i == len(weights) - 1 else np.tanh(z))
    return acts


lr = 0.03
for it in range(5000):
    acts = feed(x)
    delta = 2 * (acts[-1] - y) / len(x)
    for i in reversed(range(len(weights))):
        grad_w = acts[i].T @ delta
        grad_b = delta.sum(axis=0, keepdims=True)
        if i > 0:
            delta = (delta @ weights[i].T) * (1 - acts[i] ** 2)
        weights[i] -= lr * grad_w
        biases[i] -= lr * grad_b
    if it % 500 == 0:
        print(it, float(np.mean((acts[-1] - y) ** 2)))

model_vs = feed(x)[-1] * vs.std() + vs.mean()
rmse = np.sqrt(np.mean((model_vs - vs) ** 2))
print("RMSE: %.1f m/s" % rmse)
