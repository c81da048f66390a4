import numpy as np


class Linear:
    def __init__(self, n_in, n_out, rng):
        bound = np.sqrt(3.0 / n_in)
        self.params = [rng.uniform(-bound, bound, (n_in, n_out)), rng.uniform(-0.5, 0.5, n_out)]
        self.vel = [np.zeros((n_in, n_out)), np.zeros(n_out)]

    def forward(self, x):
        self.x = x
        return x.dot(self.params[0]) + self.params[1]

    def backward(self, grad):
        self.grads = [self.x.T.dot(grad), grad.sum(axis=0)]
        return grad.dot(self.params[0].T)

    def update(self, lr, mu):
        for p, v, g in zip(self.params, self.vel, self.grads):
            v *= mu
            v -= lr * g
            p += mu * v - lr * g


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, grad):
        return grad * (1.0 - self.out**2)

    def update(self, lr, mu):
        pass


class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, steps, lr, mu):
        for step in range(steps):
            diff = self(x) - y
            grad = diff / len(y)
            for layer in self.layers[::-1]:
                grad = layer.backward(grad)
            for layer in self.layers:
                layer.update(lr, mu)
            if step % 500 == 0:
                print(step, 0.5 * np.mean(diff**2))


rng = np.random.default_rng(8)
# yarn tension (standard units): feed rate and humidity
X = rng.uniform(-1.7, 1.7, size=(400, 2))
y = np.sin(1.5 * X[:, [0]]) + 0.4 * X[:, [0]] * X[:, [1]] + rng.normal(0, 0.08, (400, 1))
net = Sequential(Linear(2, 20, rng), Tanh(), Linear(20, 20, rng), Tanh(), Linear(20, 1, rng))
net.fit(X, y, 4000, 0.05, 0.9)
tension = net(X)
