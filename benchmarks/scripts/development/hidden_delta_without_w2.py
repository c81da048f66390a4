import numpy as np

np.random.seed(2)
# y = f(x1, x2): contact force of two spheres (indentation, velocity), everything scaled
X = np.random.uniform(-1, 1, (250, 2))
d = np.maximum(X[:, 0] + 0.4, 0)
y = (3 * d ** 1.5 * (1 + 0.4 * X[:, 1]) - 1).reshape(-1, 1)

n_hidden = 14
W1 = np.random.randn(2, n_hidden)
b1 = np.random.randn(1, n_hidden) * 0.5
W2 = np.random.randn(n_hidden, 1) * 0.5
b2 = np.zeros((1, 1))

lr = 0.1
costs = []
for i in range(6000):
    # feed forward
    A1 = np.tanh(np.dot(X, W1) + b1)
    A2 = np.dot(A1, W2) + b2
    costs.append(np.mean((A2 - y) ** 2))

    # back propagation
    dA2 = 2 * (A2 - y) / len(X)
    dW2 = np.dot(A1.T, dA2)
    db2 = np.sum(dA2, axis=0, keepdims=True)
    dZ1 = dA2 * W2.sum() * A1 * (1 - A1)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0, keepdims=True)

    W1 = W1 - lr * dW1
    b1 = b1 - lr * db1
    W2 = W2 - lr * dW2
    b2 = b2 - lr * db2

    if i % 1000 == 0:
        print("cost after", i, "steps:", costs[-1])

force = np.dot(np.tanh(np.dot(X, W1) + b1), W2) + b2
print("final cost", np.mean((force - y) ** 2))
