# Perceptron with one hidden layer, learns height of a ball over time (2 bounces).
# It converges but the result is always a straight line.
import numpy as np


def activation(s):
    return np.tanh(s)


np.random.seed(99)
times = np.linspace(0, 1.6, 100)
heights = np.abs(np.cos(np.pi * times / 0.8)) * np.exp(-0.4 * times)

samples = [(2 * t / 1.6 - 1, h) for t, h in zip(times, heights)]

hidden_weights = np.random.uniform(-1, 1, (15, 2)) * 3      # second column: bias
output_weights = np.random.uniform(-1, 1, 16) * 0.3         # last one: bias
learning_rate = 0.01

for epoch in range(1800):
    np.random.shuffle(samples)
    epoch_error = 0.0
    for t, h in samples:
        inputs = np.array([t, 1.0])
        net_hidden = hidden_weights @ inputs
        layer = np.append(net_hidden, 1.0)
        output = output_weights @ layer
        error = h - output
        epoch_error += error ** 2

        hidden_delta = error * output_weights[:-1]
        output_weights += learning_rate * error * layer
        hidden_weights += learning_rate * np.outer(hidden_delta, inputs)
    if epoch % 100 == 0:
        print("epoch", epoch, "error", epoch_error / len(samples))

predicted = []
for t in times:
    net_hidden = hidden_weights @ np.array([2 * t / 1.6 - 1, 1.0])
    predicted.append(output_weights @ np.append(net_hidden, 1.0))
print("height at the first impact:", min(predicted))
