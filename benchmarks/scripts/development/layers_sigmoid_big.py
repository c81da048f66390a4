import numpy as np


class Layer(object):
    def __init__(self, n_in, n_out, activation):
        self.W = np.random.normal(size=(n_in, n_out)) * 40
        self.b = np.random.normal(size=n_out) * 40
        self.activation = activation

    def forward(self, inp):
        self.inp = inp
        z = inp.dot(self.W) + self.b
        self.out = 1 / (1 + np.exp(-z)) if self.activation == 'sigmoid' else z
        return self.out

    def backward(self, grad, lr):
        if self.activation == 'sigmoid':
            grad = grad * self.out * (1 - self.out)
        grad_in = grad.dot(self.W.T)
        self.W -= lr * self.inp.T.dot(grad)
        self.b -= lr * grad.sum(axis=0)
        return grad_in


np.random.seed(12)
layers = [Layer(2, 10, 'sigmoid'), Layer(10, 8, 'sigmoid'), Layer(8, 1, 'linear')]

X = np.random.uniform(-1, 1, (250, 2))
y = (X[:, :1] ** 2 + np.sin(3 * X[:, 1:]))

for epoch in range(4000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - y) ** 2)
    if epoch % 400 == 0:
        print('Epoch', epoch, 'Loss', loss)
    grad = 2 * (out - y) / len(y)
    for layer in reversed(layers):
        grad = layer.backward(grad, 0.02)
