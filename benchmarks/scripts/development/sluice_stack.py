import numpy as np

# Generic layer stack. deeper = better, they said ...
# target: discharge coefficient of a sluice from opening ratio and submergence

np.random.seed(10)
ratio = np.random.uniform(-1, 1, 300)
subm = np.random.uniform(-1, 1, 300)
cd = np.exp(-2 * ratio ** 2) - 0.6 * subm * np.abs(subm) + 0.4 * ratio * subm
X = np.array([ratio, subm]).T
Y = (cd - cd.mean())[:, None] / cd.std()


class Dense:
    def __init__(self, fan_in, fan_out):
        self.w = np.random.randn(fan_in, fan_out) / np.sqrt(fan_in)
        self.b = np.zeros((1, fan_out))

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, grad, lr):
        back = grad @ self.w.T
        self.w -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(0, keepdims=True)
        return back


layers = [Dense(2, 32), Dense(32, 32), Dense(32, 16), Dense(16, 1)]


def predict(x):
    for layer in layers:
        x = layer.forward(x)
    return x


for epoch in range(2000):
    out = predict(X)
    loss = np.mean((out - Y) ** 2)
    grad = 2 * (out - Y) / len(Y)
    for layer in reversed(layers):
        grad = layer.backward(grad, 0.02)
    if epoch % 200 == 0:
        print(f"epoch {epoch:4d} | loss {loss:.4f}")

Y_pred = predict(X)
print("final", np.mean((Y_pred - Y) ** 2))
