import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return x * (1 - x)


def init_params(n_in, n_h, n_out):
    W1 = np.random.randn(n_in, n_h) * 2.0
    b1 = np.random.randn(1, n_h) * 2.0
    W2 = np.random.randn(n_h, n_h)
    b2 = np.zeros((1, n_h))
    W3 = np.random.randn(n_h, n_out) * 0.5
    b3 = np.zeros((1, n_out))
    return [W1, b1, W2, b2, W3, b3]


def forward(X, p):
    Z1 = X @ p[0] + p[1]
    A1 = sigmoid(Z1)
    Z2 = A1 @ p[2] + p[3]
    A2 = sigmoid(Z2)
    out = A2 @ p[4] + p[5]
    return out, (Z1, A1, Z2, A2)


def backward(X, Y, out, cache, p):
    Z1, A1, Z2, A2 = cache
    m = X.shape[0]
    dOut = 2 * (out - Y) / m
    dZ2 = dOut @ p[4].T * sigmoid_derivative(Z2)
    dZ1 = dZ2 @ p[2].T * sigmoid_derivative(Z1)
    return [
        X.T @ dZ1, dZ1.sum(0, keepdims=True),
        A1.T @ dZ2, dZ2.sum(0, keepdims=True),
        A2.T @ dOut, dOut.sum(0, keepdims=True),
    ]


def train(X, Y, epochs=6000, lr=0.3):
    p = init_params(1, 8, 1)
    for e in range(epochs):
        out, cache = forward(X, p)
        grads = backward(X, Y, out, cache, p)
        p = [a - lr * g for a, g in zip(p, grads)]
        if e % 1000 == 0:
            print(e, np.mean((out - Y) ** 2))
    return p


# stroke of the bellows (scaled) -> pressure
stroke = np.linspace(-1, 1, 150).reshape(-1, 1)
pressure = np.sin(4 * stroke) + 0.4 * stroke ** 2
params = train(stroke, pressure)
fit = forward(stroke, params)[0]
print("max error", np.abs(fit - pressure).max())
