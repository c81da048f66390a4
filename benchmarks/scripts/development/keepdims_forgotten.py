import numpy as np

# Deep learning course notation: columns are examples, b is (n, 1)
rng = np.random.default_rng(21)
m = 150
X = rng.uniform(-1, 1, (3, m))
Y = (X[0:1] * X[1:2] + np.abs(X[2:3])) * 2

n1 = 18
W1 = rng.normal(size=(n1, 3))
b1 = np.zeros((n1, 1))
W2 = rng.normal(size=(1, n1)) / n1 ** 0.5
b2 = np.zeros((1, 1))


def propagate(X, Y):
    A1 = np.tanh(np.dot(W1, X) + b1)
    A2 = np.dot(W2, A1) + b2
    cost = np.sum((A2 - Y) ** 2) / m
    dZ2 = 2 * (A2 - Y) / m
    dW2 = np.dot(dZ2, A1.T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1)
    return cost, A2, (dW1, db1, dW2, db2)


costs = []
for i in range(5000):
    cost, A2, (dW1, db1, dW2, db2) = propagate(X, Y)
    W1 = W1 - 0.15 * dW1
    b1 = b1 - 0.15 * db1
    W2 = W2 - 0.15 * dW2
    b2 = b2 - 0.15 * db2
    if i % 100 == 0:
        costs.append(cost)
print(costs)
