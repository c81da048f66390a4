# four hidden layers "because deeper is better" -- wing pressure coefficient
import numpy as np

np.random.seed(42)


class FullyConnected(object):
    def __init__(self, fan_in, fan_out):
        # small random numbers, like in the lecture
        self.weights = 0.01 * np.random.randn(fan_in, fan_out)
        self.bias = np.zeros((1, fan_out))

    def forward(self, inputs):
        self.inputs = inputs
        return np.dot(inputs, self.weights) + self.bias

    def backward(self, grad_out, lr):
        grad_in = np.dot(grad_out, self.weights.T)
        self.weights -= lr * np.dot(self.inputs.T, grad_out)
        self.bias -= lr * np.sum(grad_out, axis=0, keepdims=True)
        return grad_in


class TanhLayer(object):
    def forward(self, inputs):
        self.outputs = np.tanh(inputs)
        return self.outputs

    def backward(self, grad_out, lr):
        return grad_out * (1 - self.outputs ** 2)


chord = np.linspace(0.0, 1.0, 250).reshape(-1, 1)
cp = 1.2 * np.sin(7 * chord) * np.exp(-2 * chord) - 0.5 * chord
x = (chord - 0.5) * 4
y = (cp - cp.mean()) / cp.std()

sizes = [1, 32, 32, 32, 32, 1]
network = []
for i in range(len(sizes) - 1):
    network.append(FullyConnected(sizes[i], sizes[i + 1]))
    if i < len(sizes) - 2:
        network.append(TanhLayer())

lr = 0.1
for epoch in range(3000):
    activation = x
    for layer in network:
        activation = layer.forward(activation)
    loss = np.mean((activation - y) ** 2)
    grad = 2 * (activation - y) / y.shape[0]
    for layer in reversed(network):
        grad = layer.backward(grad, lr)
    if epoch % 250 == 0:
        print("Epoch %d loss %.6f" % (epoch, loss))

y_hat = x
for layer in network:
    y_hat = layer.forward(y_hat)
print(np.c_[chord, y, y_hat][::25].round(3))
