import numpy as np

# y = x^2 with tanh units. Loss gets stuck, is tanh unable to do this?
rng = np.random.RandomState(40)
x = np.linspace(-1, 1, 101).reshape(1, -1)       # 1 x m
y = x ** 2 + 0.3 * np.abs(x)

p = {}
p["W1"] = rng.uniform(-3, 3, (15, 1))
p["W2"] = rng.uniform(-1, 1, (15, 15)) * 0.6
p["W3"] = rng.uniform(-1, 1, (1, 15)) * 0.5


def fwd(p, x):
    c = {"a0": x}
    c["a1"] = np.tanh(p["W1"] @ c["a0"])
    c["a2"] = np.tanh(p["W2"] @ c["a1"])
    c["a3"] = p["W3"] @ c["a2"]
    return c


def bwd(p, c, y):
    m = y.shape[1]
    g = {}
    d3 = 2 * (c["a3"] - y) / m
    g["W3"] = d3 @ c["a2"].T
    d2 = (p["W3"].T @ d3) * (1 - c["a2"] ** 2)
    g["W2"] = d2 @ c["a1"].T
    d1 = (p["W2"].T @ d2) * (1 - c["a1"] ** 2)
    g["W1"] = d1 @ c["a0"].T
    return g


for i in range(5000):
    cache = fwd(p, x)
    grads = bwd(p, cache, y)
    for name, value in p.items():
        value -= 0.1 * grads[name]
    if i % 500 == 0:
        print(i, np.mean((cache["a3"] - y) ** 2))

yhat = fwd(p, x)["a3"]
