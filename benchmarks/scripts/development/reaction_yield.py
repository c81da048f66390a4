import numpy as np

# Chemical yield as a function of temperature and residence time.
# 2 hidden layers, everything in dictionaries as in the deep learning course


def initialize(n_x, n_1, n_2):
    np.random.seed(3)
    p = {}
    p["W1"] = np.random.randn(n_1, n_x) * np.sqrt(1.0 / n_x)
    p["b1"] = np.zeros((n_1, 1))
    p["W2"] = np.random.randn(n_2, n_1) * np.sqrt(1.0 / n_1)
    p["b2"] = np.zeros((n_2, 1))
    p["W3"] = np.random.randn(1, n_2) * np.sqrt(1.0 / n_2)
    p["b3"] = np.zeros((1, 1))
    return p


def forward(X, p):
    c = {}
    c["A1"] = np.tanh(np.dot(p["W1"], X) + p["b1"])
    c["A2"] = np.tanh(np.dot(p["W2"], c["A1"]) + p["b2"])
    c["A3"] = np.dot(p["W3"], c["A2"]) + p["b3"]
    return c


def cost(Y, p, c, lambd):
    l2 = sum(np.sum(p[w] ** 2) for w in ("W1", "W2", "W3"))
    return np.mean((c["A3"] - Y) ** 2) + lambd / 2 * l2


def backward(X, Y, p, c, lambd):
    m = X.shape[1]
    g = {}
    dZ3 = 2 * (c["A3"] - Y) / m
    g["W3"] = np.dot(dZ3, c["A2"].T) - lambd * p["W3"]
    g["b3"] = np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(p["W3"].T, dZ3)
    dZ2 = dA2 * (1 - c["A2"] ** 2)
    g["W2"] = np.dot(dZ2, c["A1"].T) - lambd * p["W2"]
    g["b2"] = np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(p["W2"].T, dZ2)
    dZ1 = dA1 * (1 - c["A1"] ** 2)
    g["W1"] = np.dot(dZ1, X.T) - lambd * p["W1"]
    g["b1"] = np.sum(dZ1, axis=1, keepdims=True)
    return g


np.random.seed(30)
temperature = np.random.uniform(40, 120, 400)
minutes = np.random.uniform(2, 30, 400)
k1 = 0.4 * np.exp(-3000 * (1 / (temperature + 273) - 1 / 353))
k2 = 0.08 * np.exp(-8000 * (1 / (temperature + 273) - 1 / 353))
yield_ = k1 / (k2 - k1) * (np.exp(-k1 * minutes) - np.exp(-k2 * minutes))

X = np.vstack([(temperature - 80) / 23, (minutes - 16) / 8])
Y = ((yield_ - yield_.mean()) / yield_.std()).reshape(1, -1)

p = initialize(2, 16, 16)
lambd = 0.02
for i in range(3000):
    c = forward(X, p)
    g = backward(X, Y, p, c, lambd)
    for key in g:
        p[key] = p[key] - 0.1 * g[key]
    if i % 300 == 0:
        print("cost after %d iterations: %.5f" % (i, cost(Y, p, c, lambd)))

Y_hat = forward(X, p)["A3"]
