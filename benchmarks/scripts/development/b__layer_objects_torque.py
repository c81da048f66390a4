# engine torque map, layers as objects.  pasted from my notebook cell by cell
import numpy as np

np.random.seed(6)


class Dense:
    def __init__(self, n_in, n_out, act=True):
        self.W = np.random.randn(n_in, n_out) / np.sqrt(n_in)
        self.b = np.random.randn(1, n_out) * 0.5
        self.act = act

    def forward(self, inp):
        self.inp = inp
        z = inp @ self.W + self.b
        self.outp = np.tanh(z) if self.act else z
        return self.outp

    def backward(self, grad):
        if self.act:
            grad = grad * (1 - self.output ** 2)
        self.dW = self.inp.T @ grad
        self.db = grad.sum(axis=0, keepdims=True)
        return grad @ self.W.T

    def step(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


# cell 2: data
rpm = np.random.uniform(-1, 1, (260, 1))
throttle = np.random.uniform(-1, 1, (260, 1))
torque = 0.8 * throttle - 1.1 * rpm ** 2 + 0.5 * np.sin(4 * rpm) * throttle
X = np.concatenate([rpm, throttle], axis=1)

# cell 3: net
layers = [Dense(2, 20), Dense(20, 20), Dense(20, 1, act=False)]
LR = 2.5

# cell 4: training
for epoch in range(3000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    err = out - torque
    if epoch % 300 == 0:
        print(epoch, "->", (err ** 2).mean())
    grad = 2 * err / len(X)
    for layer in reversed(layers):
        grad = layer.backward(grad)
    for layer in layers:
        layer.step(LR)

# cell 5
out = X
for layer in layers:
    out = layer.forward(out)
print("worst point:", np.abs(out - torque).max())
