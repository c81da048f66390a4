# water level at the end of a lake after a storm (seiche), tanh network with two hidden layers
import numpy as np

rng = np.random.default_rng()
hours = np.linspace(0, 10, 160).reshape(-1, 1)
level = 12 * np.exp(-hours / 7) * np.cos(2 * np.pi * hours / 4.3)
X = (hours - 5) / 2.9
Y = level / level.std()
m = X.shape[0]

n1, n2 = 24, 12
W1 = rng.normal(0, 2.0, (1, n1));              b1 = rng.normal(0, 1.5, (1, n1))
W2 = rng.normal(0, 1 / np.sqrt(n1), (n1, n2)); b2 = np.zeros((1, n2))
W3 = rng.normal(0, 1 / np.sqrt(n2), (n2, 1));  b3 = np.zeros((1, 1))

lr = 0.08
losses = []
for i in range(8000):
    Z1 = X @ W1 + b1
    A1 = np.tanh(Z1)
    Z2 = A1 @ W2 + b2
    A2 = np.tanh(Z2)
    Z3 = A2 @ W3 + b3           # linear output
    L = ((Z3 - Y) ** 2).mean()
    losses.append(L)

    dZ3 = 2 * (Z3 - Y) / m
    dW3 = A2.T @ dZ3
    db3 = dZ3.sum(0, keepdims=True)
    dA2 = dZ3 @ W3.T
    dZ2 = dA2 * (1 - A2 ** 2)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(0, keepdims=True)
    dA1 = dZ2 @ W2.T
    dZ1 = dA1 * (1 - Z1 ** 2)   # derivative of tanh
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(0, keepdims=True)

    for p, g in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2), (W3, dW3), (b3, db3)):
        p -= lr * g
    if i % 1000 == 0:
        print(f"{i:5d} {L:.5f}")

print("R^2 = %.4f" % (1 - ((Z3 - Y) ** 2).sum() / ((Y - Y.mean()) ** 2).sum()))
