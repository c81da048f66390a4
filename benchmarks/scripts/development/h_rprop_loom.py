# Resilient propagation written from the paper: only the signs of the gradients are used.
import numpy as np

np.random.seed(5)
tension = np.linspace(-1, 1, 161).reshape(-1, 1)
stretch = np.sin(4 * tension) + 0.5 * tension + 0.08 * np.random.randn(161, 1)

model = {
    "W1": np.random.uniform(-2, 2, (1, 15)),
    "b1": np.random.uniform(-1, 1, (1, 15)),
    "W2": np.random.uniform(-0.3, 0.3, (15, 1)),
    "b2": np.zeros((1, 1)),
}
step = {name: np.full(value.shape, 0.01) for name, value in model.items()}
last = {name: np.zeros(value.shape) for name, value in model.items()}


def forward(model, x):
    a = np.tanh(x @ model["W1"] + model["b1"])
    return a, a @ model["W2"] + model["b2"]


def backward(model, x, y):
    a, out = forward(model, x)
    delta = out - y          # the sum of squares, not the mean: Rprop does not mind
    hidden = (delta @ model["W2"].T) * (1 - a ** 2)
    return {
        "W1": x.T @ hidden,
        "b1": hidden.sum(0, keepdims=True),
        "W2": a.T @ delta,
        "b2": delta.sum(0, keepdims=True),
    }


for epoch in range(1500):
    grads = backward(model, tension, stretch)
    for name, g in grads.items():
        same = g * last[name]
        step[name] = np.where(same > 0, np.minimum(step[name] * 1.2, 1.0), step[name])
        step[name] = np.where(same < 0, np.maximum(step[name] * 0.5, 1e-7), step[name])
        g = np.where(same < 0, 0.0, g)
        model[name] = model[name] - np.sign(g) * step[name]
        last[name] = g

_, curve = forward(model, tension)
print("sum of squares:", float(((curve - stretch) ** 2).sum()))
