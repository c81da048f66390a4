import numpy as np

np.random.seed(48)
X = np.random.uniform(-1, 1, (200, 3))
Y = (X[:, 0] * X[:, 1] + np.cos(2 * X[:, 2]))[:, np.newaxis]

layer1_weights = np.random.randn(3, 20) * 0.8
layer1_bias = np.zeros(20)
layer2_weights = np.random.randn(20, 1) * 0.2
layer2_bias = np.zeros(1)
learning_rate = 0.1

for epoch in range(4000):
    layer1 = np.tanh(X @ layer1_weights + layer1_bias)
    output = layer1 @ layer2_weights + layer2_bias
    error = output - Y
    if epoch % 500 == 0:
        print("epoch", epoch, "error", np.mean(error ** 2))

    delta2 = 2 * error / len(X)
    delta1 = delta2 @ layer2_weights.T * (1 - layer1 ** 2)
    layer2_weights -= learning_rate * layer1.T @ delta2
    layer2_bias -= learning_rate * delta2.sum(axis=0)
    layer1_weights -= learning_rate * X.T @ delta1
    layer1_bias -= learing_rate * delta1.sum(axis=0)

print("worst", np.abs(output - Y).max())
