import numpy as np


class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) / np.sqrt(n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T

    def params_and_grads(self):
        return [(self.W, self.dW), (self.b, self.db)]


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, dout):
        return dout * (1 - self.y ** 2)

    def params_and_grads(self):
        return []


class SGD:
    def __init__(self, lr=0.1):
        self.lr = lr

    def step(self, layers):
        for layer in layers:
            for p, g in layer.params_and_grads():
                p = p - self.lr * g


np.random.seed(0)
X = np.linspace(-2, 2, 200).reshape(-1, 1)
y = np.exp(-X ** 2) * np.sin(3 * X) + 0.5

layers = [Dense(1, 32), Tanh(), Dense(32, 32), Tanh(), Dense(32, 1)]
opt = SGD(lr=0.1)

for epoch in range(3000):
    out = X
    for l in layers:
        out = l.forward(out)
    loss = ((out - y) ** 2).mean()
    grad = 2 * (out - y) / len(X)
    for l in layers[::-1]:
        grad = l.backward(grad)
    opt.step(layers)
    if epoch % 300 == 0:
        print(f'{epoch}: {loss:.6f}')
