import numpy as np


class Net():
    """ one hidden layer with tanh, trained with plain gradient descent """

    def __init__(self, n_hidden, lr):
        self.lr = lr
        self.W1 = np.random.normal(0, 1.5, (1, n_hidden))
        self.b1 = np.random.normal(0, 1.0, (1, n_hidden))
        self.W2 = np.random.normal(0, 0.2, (n_hidden, 1))
        self.b2 = np.zeros((1, 1))

    def tanh_prime(a):
        return 1 - a ** 2

    def forward(self, x):
        self.a1 = np.tanh(np.dot(x, self.W1) + self.b1)
        return np.dot(self.a1, self.W2) + self.b2

    def backward(self, x, y, out):
        e = (out - y) * 2 / x.shape[0]
        d1 = np.dot(e, self.W2.T) * self.tanh_prime(self.a1)
        self.W2 -= self.lr * np.dot(self.a1.T, e)
        self.b2 -= self.lr * e.sum(axis=0, keepdims=True)
        self.W1 -= self.lr * np.dot(x.T, d1)
        self.b1 -= self.lr * d1.sum(axis=0, keepdims=True)


np.random.seed(99)
x = np.linspace(-2, 2, 100).reshape(100, 1)
y = 0.5 * x ** 3 - x + 0.2

net = Net(n_hidden=20, lr=1.5)
for i in range(4000):
    out = net.forward(x)
    net.backward(x, y, out)
    if i % 400 == 0:
        print("Iteration", i, "MSE", ((out - y) ** 2).mean())

print(np.hstack([x, y, net.forward(x)])[::10])
