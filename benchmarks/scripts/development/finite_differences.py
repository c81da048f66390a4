import numpy as np

# no backprop at all: the gradient by central differences. slow but it cannot be wrong
rng = np.random.RandomState(11)
x = np.linspace(-1, 1, 60).reshape(-1, 1)
y = 0.5 * x + np.cos(3 * x)

n = 6
params = {
    "W1": rng.randn(1, n) * 2,
    "b1": rng.randn(1, n),
    "W2": rng.randn(n, 1) * 0.5,
    "b2": np.zeros((1, 1)),
}


def model(p):
    return np.tanh(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]


def loss(p):
    return np.mean((model(p) - y) ** 2)


def numeric_gradient(p, eps=1e-5):
    grads = {}
    for key, value in p.items():
        grads[key] = np.zeros_like(value)
        for index in np.ndindex(value.shape):
            old = value[index]
            value[index] = old + eps
            up = loss(p)
            value[index] = old - eps
            down = loss(p)
            value[index] = old
            grads[key][index] = (up - down) / (2 * eps)
    return grads


velocity = {key: np.zeros_like(value) for key, value in params.items()}
for it in range(900):
    grads = numeric_gradient(params)
    for key in params:
        velocity[key] = 0.9 * velocity[key] - 0.05 * grads[key]
        params[key] += velocity[key]
    if it % 100 == 0:
        print(it, loss(params))
fit = model(params)
