import numpy as np

np.random.seed(30)
# tide height, two days, 15 minute steps
hours = np.linspace(0, 48, 193)
tide = 1.8 * np.cos(2 * np.pi * hours / 12.42) + 0.6 * np.cos(2 * np.pi * hours / 24 + 1)
x = (hours / 24 - 1)[:, None]
y = (tide / tide.std())[:, None]

model = {
    "W": np.random.randn(1, 2) * 6,
    "b": np.random.randn(1, 2) * 3,
    "V": np.random.randn(2, 1),
    "c": np.zeros((1, 1)),
}
speed = {k: np.zeros_like(v) for k, v in model.items()}
square = {k: np.zeros_like(v) for k, v in model.items()}
beta1, beta2, alpha = 0.9, 0.999, 0.02

for t in range(1, 6001):
    h = np.tanh(x @ model["W"] + model["b"])
    f = h @ model["V"] + model["c"]
    res = 2 * (f - y) / len(x)
    grad_h = res @ model["V"].T * (1 - h ** 2)
    grad = {
        "W": x.T @ grad_h,
        "b": grad_h.sum(0, keepdims=True),
        "V": h.T @ res,
        "c": res.sum(0, keepdims=True),
    }
    for k in model:
        speed[k] = beta1 * speed[k] + (1 - beta1) * grad[k]
        square[k] = beta2 * square[k] + (1 - beta2) * grad[k] ** 2
        up = speed[k] / (1 - beta1 ** t)
        down = np.sqrt(square[k] / (1 - beta2 ** t)) + 1e-8
        model[k] -= alpha * up / down
    if t % 1000 == 0:
        print(t, np.mean((f - y) ** 2))

f = np.tanh(x @ model["W"] + model["b"]) @ model["V"] + model["c"]
print("std of what is left", (y - f).std())
