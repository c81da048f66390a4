import numpy as np

# dictionary net, leaky relu; speed of a snail over moisture and temperature
rng = np.random.RandomState(35)
m = 300
moist = rng.uniform(-1, 1, m)
warm = rng.uniform(-1, 1, m)
snail = (moist + 1) * np.exp(-3 * (warm - 0.2) ** 2) - 0.8
X = np.vstack([moist, warm])
Y = snail.reshape(1, m)

net = {
    "W1": rng.randn(30, 2) * 1.5,
    "b1": rng.randn(30, 1) * 0.5,
    "W2": rng.randn(1, 30) * 0.2,
    "b2": np.zeros((1, 1)),
}
for i in range(4000):
    Z1 = net["W1"] @ X + net["b1"]
    A1 = np.where(Z1 > 0, Z1, 0.01 * Z1)
    A2 = net["W2"] @ A1 + net["b2"]
    J = np.mean((A2 - Y) ** 2)
    dA2 = 2 * (A2 - Y) / m
    dW2 = dA2 @ A1.T
    db2 = dA2.sum(axis=1, keepdims=True)
    dZ1 = (net["W2"].T @ dA2) * np.where(A1 > 0, 0.01, 1.0)
    dW1 = dZ1 @ X.T
    db1 = dZ1.sum(axis=1, keepdims=True)
    net["W1"] = net["W1"] - 0.05 * dW1
    net["b1"] = net["b1"] - 0.05 * db1
    net["W2"] = net["W2"] + 0.05 * dW2
    net["b2"] = net["b2"] + 0.05 * db2
    if i % 500 == 0:
        print("J", J)
