import numpy as np


class FullyConnected:
    def __init__(self, fan_in, fan_out):
        self.weights = np.random.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
        self.bias = np.zeros(fan_out)

    def forward(self, inp):
        self.inp = inp
        return inp.dot(self.weights) + self.bias

    def backward(self, grad_out, lr):
        grad_in = grad_out.dot(self.weights.T)
        self.weights -= lr * self.inp.T.dot(grad_out)
        self.bias -= lr * grad_out.sum(axis=0)
        return grad_in


class ReLU:
    def forward(self, inp):
        self.mask = inp > 0
        return inp * self.mask

    def backward(self, grad_out, lr):
        return grad_out * self.mask


# felt temperature (deg C) from air temperature and wind, official formula
air = np.random.uniform(-30, 10, 400)
wind = np.random.uniform(5, 80, 400)
felt = 13.12 + 0.6215 * air - 11.37 * wind ** 0.16 + 0.3965 * air * wind ** 0.16

X = np.column_stack(((air + 10) / 12, (wind - 42) / 22))
y = felt.reshape(-1, 1)

net = [FullyConnected(2, 24), ReLU(), FullyConnected(24, 24), ReLU(), FullyConnected(24, 1)]
learning_rate = 0.1

for epoch in range(2000):
    activation = X
    for layer in net:
        activation = layer.forward(activation)
    error = activation - y
    if epoch % 200 == 0:
        print("epoch", epoch, "mse", np.mean(error ** 2))
    grad = 2 * error / len(X)
    for layer in reversed(net):
        grad = layer.backward(grad, learning_rate)

felt_hat = X
for layer in net:
    felt_hat = layer.forward(felt_hat)
print("some predictions:", felt_hat[:6].ravel())
