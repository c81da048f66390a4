# how long people wait at a ski lift, by hour of the day
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2024)
hour = np.random.uniform(8.5, 16.5, 300)
wait = 3 + 9 * np.exp(-(hour - 10.3) ** 2 / 0.9) + 5 * np.exp(-(hour - 13.8) ** 2 / 1.4)
wait = wait + np.random.normal(0, 0.5, 300)

X = ((hour - hour.mean()) / hour.std()).reshape(-1, 1)
Y = ((wait - wait.mean()) / wait.std()).reshape(-1, 1)

# weights
hidden_nodes = 20
weights_0 = np.random.randn(1, hidden_nodes) * 3
bias_0 = np.random.randn(1, hidden_nodes) * 3
weights_1 = np.random.randn(hidden_nodes, 1) * 0.2
bias_1 = np.zeros((1, 1))

lr = 0.05
losses = []
for j in range(6000):
    # feed forward
    layer_1 = np.tanh(np.dot(X, weights_0) + bias_0)
    layer_2 = np.dot(layer_1, weights_1) + bias_1

    # mean squared error
    squared_error = (layer_2 - Y) ** 2
    losses.append(squared_error.mean())
    if j % 500 == 0:
        print("Error:", losses[-1])

    # how much does each node contribute to the error?
    layer_2_delta = squared_error / len(X)
    layer_1_error = layer_2_delta.dot(weights_1.T)
    layer_1_delta = layer_1_error * (1 - layer_1 ** 2)

    weights_1 -= lr * layer_1.T.dot(layer_2_delta)
    bias_1 -= lr * layer_2_delta.sum(axis=0, keepdims=True)
    weights_0 -= lr * X.T.dot(layer_1_delta)
    bias_0 -= lr * layer_1_delta.sum(axis=0, keepdims=True)

plt.scatter(hour, Y, s=3)
plt.scatter(hour, layer_2, s=3)
plt.legend(["measured", "network"])
plt.show()
