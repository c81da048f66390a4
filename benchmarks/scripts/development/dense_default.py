import numpy as np


class Dense:
    def __init__(self, n_in, n_out, activation=None):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(1 / n_in)
        self.b = np.zeros(n_out)
        self.activation = activation

    def forward(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.out = np.tanh(z) if self.activation == "tanh" else z
        return self.out

    def backward(self, grad, lr):
        if self.activation == "tanh":
            grad = grad * (1 - self.out ** 2)
        back = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return back


np.random.seed(0)
# valve: flow over opening and pressure
opening = np.random.uniform(0, 1, (250, 1))
pressure = np.random.uniform(1, 4, (250, 1))
flow = opening ** 2 * np.sqrt(pressure) + 0.3 * np.sin(6 * opening)
X = np.hstack([opening * 2 - 1, (pressure - 2.5) / 1.5])

# hidden layers are tanh, last one is linear
layers = [Dense(2, 30), Dense(30, 30), Dense(30, 1)]

for epoch in range(2500):
    out = X
    for layer in layers:
        out = layer.forward(out)
    grad = 2 * (out - flow) / len(X)
    for layer in reversed(layers):
        grad = layer.backward(grad, 0.05)
    if epoch % 250 == 0:
        print(epoch, np.mean((out - flow) ** 2))

print("spread of the residuals:", np.std(out - flow), "of the flow:", np.std(flow))
