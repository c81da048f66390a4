import numpy as np


class Layer:
    def __init__(self, n_in, n_out, activation):
        # random integers between -50 and 50 / start far apart so that the units differ
        self.W = np.random.randint(-50, 51, (n_in, n_out)).astype(float)
        self.b = np.random.randint(-50, 51, (1, n_out)).astype(float)
        self.activation = activation

    def __call__(self, x):
        self.x = x
        self.y = x @ self.W + self.b
        if self.activation == "tanh":
            self.y = np.tanh(self.y)
        return self.y

    def back(self, grad, lr):
        if self.activation == "tanh":
            grad = grad * (1 - self.y ** 2)
        grad_x = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0, keepdims=True)
        return grad_x


class Net:
    def __init__(self, layers):
        self.layers = layers

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def fit(self, x, y, lr, epochs):
        for epoch in range(epochs):
            error = self(x) - y
            grad = 2 * error / len(x)
            for layer in reversed(self.layers):
                grad = layer.back(grad, lr)
            if epoch % 500 == 0:
                print("epoch", epoch, "mse", (error ** 2).mean())


np.random.seed(440)
# pitch (semitones above A3) of a sung glissando with vibrato, time scaled to -1..1
time = np.linspace(-1, 1, 240).reshape(-1, 1)
pitch = 5 * time + 1.0 * np.sin(6 * time) + np.random.normal(0, 0.1, time.shape)
y = pitch / 3

net = Net([Layer(1, 20, "tanh"), Layer(20, 1, None)])
net.fit(time, y, lr=0.02, epochs=8000)
sung = net(time)
print("first and last note:", 3 * sung[0], 3 * sung[-1])
