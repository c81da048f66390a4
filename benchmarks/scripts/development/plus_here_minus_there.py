# simple ANN, plain python + numpy vectors, one training example after the other
import numpy as np
np.random.seed(37)

inputs = [np.array([1.0, a, b]) for a in np.linspace(-1, 1, 11) for b in np.linspace(-1, 1, 7)]
targets = [0.5 * v[1] ** 2 + v[1] * v[2] - 0.3 for v in inputs]

n_hidden = 8
input_weights = np.random.normal(0, 0.8, (n_hidden, 3))
hidden_weights = np.random.normal(0, 0.4, n_hidden + 1)
alpha = 0.05


def feed_forward(v):
    hidden = np.tanh(np.dot(input_weights, v))
    return hidden, np.dot(hidden_weights[1:], hidden) + hidden_weights[0]


epoch = 0
while epoch < 300:
    squared = 0
    for v, target in zip(inputs, targets):
        hidden, output = feed_forward(v)
        error = target - output
        squared += error ** 2
        hidden_error = error * hidden_weights[1:] * (1 - hidden ** 2)
        hidden_weights[1:] += alpha * error * hidden
        hidden_weights[0] += alpha * error
        for j in range(n_hidden):
            for i in range(3):
                input_weights[j, i] -= alpha * hidden_error[j] * v[i]
    if epoch % 30 == 0:
        print("epoch", epoch, "mse", squared / len(inputs))
    epoch += 1

outputs = [feed_forward(v)[1] for v in inputs]
