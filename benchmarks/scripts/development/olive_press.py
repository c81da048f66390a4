"""Oil yield of an olive press: my first optimizer class. The loss is printed every 200 epochs and it is constant."""
import numpy as np

np.random.seed(40)


class FullyConnected:
    def __init__(self, fan_in, fan_out):
        self.theta = np.random.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))
        self.bias = np.zeros((1, fan_out))
        self.grad_theta = None
        self.grad_bias = None

    def forward(self, inputs):
        self.inputs = inputs
        return inputs @ self.theta + self.bias

    def backward(self, grad):
        self.grad_theta = self.inputs.T @ grad
        self.grad_bias = grad.sum(axis=0, keepdims=True)
        return grad @ self.theta.T


class TanhLayer:
    def forward(self, inputs):
        self.outputs = np.tanh(inputs)
        return self.outputs

    def backward(self, grad):
        return grad * (1 - self.outputs ** 2)


class GradientDescent:
    def __init__(self, layers, learning_rate):
        self.layers = [l for l in layers if isinstance(l, FullyConnected)]
        self.learning_rate = learning_rate

    def step(self):
        for layer in self.layers:
            params = [layer.theta, layer.bias]
            grads = [layer.grad_theta, layer.grad_bias]
            for p, g in zip(params, grads):
                p = p - self.learning_rate * g


temp = np.random.uniform(22, 34, (250, 1))
time = np.random.uniform(15, 60, (250, 1))
oil = 18 - 0.05 * (temp - 28) ** 2 + 2.5 * np.tanh((time - 30) / 8) + 0.1 * np.random.randn(250, 1)
X = np.concatenate([(temp - 28) / 3.5, (time - 37.5) / 13], axis=1)
Y = (oil - oil.mean()) / oil.std()

net = [FullyConnected(2, 16), TanhLayer(), FullyConnected(16, 1)]
optimizer = GradientDescent(net, learning_rate=0.2)

for epoch in range(2000):
    A = X
    for layer in net:
        A = layer.forward(A)
    loss = np.square(A - Y).mean()
    grad = 2 * (A - Y) / Y.shape[0]
    for layer in reversed(net):
        grad = layer.backward(grad)
    optimizer.step()
    if epoch % 200 == 0:
        print(epoch, loss)
