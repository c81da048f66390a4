import numpy as np


class Dense:
    def __init__(self, n_in, n_out, lr=0.05):
        self.w = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = np.zeros((1, n_out))
        self.lr = lr

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, grad):
        back = grad @ self.w.T
        self.w -= self.lr * self.x.T @ grad
        self.b -= self.lr * grad.sum(axis=0, keepdims=True)
        return back


class Network:
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)


def mse(y, t):
    return np.mean((y - t) ** 2), 2 * (y - t) / len(t)


# resistance of a strain gauge while the bridge is vibrating
np.random.seed(1234)
time = np.linspace(0, 2, 300)[:, None]
signal = np.sin(5 * time) * np.exp(-0.8 * time) + np.random.normal(0, 0.03, time.shape)
time_scaled = time - 1

# deep, so it should be able to learn any curve
net = Network(Dense(1, 20), Dense(20, 20), Dense(20, 20), Dense(20, 1))

for epoch in range(5000):
    y = net.forward(time_scaled)
    loss, grad = mse(y, signal)
    net.backward(grad)
    if epoch % 500 == 0:
        print("epoch {:5d} loss {:.5f}".format(epoch, loss))

y = net.forward(time_scaled)
print("final loss:", mse(y, signal)[0])
