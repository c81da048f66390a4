import numpy as np

# everything in single precision, examples are columns
np.random.seed(3)
f = np.float32

X = np.random.uniform(-1, 1, (1, 256)).astype(f)
Y = (np.sign(X) * np.sqrt(np.abs(X)) + 0.02 * np.random.randn(1, 256)).astype(f)

def layer(n_out, n_in, s):
    return (np.random.randn(n_out, n_in) * s).astype(f), (np.random.randn(n_out, 1) * s).astype(f)

W1, b1 = layer(32, 1, 3.0)
W2, b2 = layer(1, 32, 0.1)
m = f(X.shape[1])
lr = f(0.1)

def forward(X):
    A1 = np.tanh(W1 @ X + b1)
    return A1, W2 @ A1 + b2

for i in range(6000):
    A1, Yhat = forward(X)
    dYhat = (Yhat - Y) / m
    dW2 = dYhat @ A1.T
    db2 = dYhat.sum(axis=1, keepdims=True)
    dZ1 = (W2.T @ dYhat) * (1 - A1 * A1)
    dW1 = dZ1 @ X.T
    db1 = dZ1.sum(axis=1, keepdims=True)
    for P, G in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
        P -= lr * G
    if i % 1000 == 0:
        print(i, "cost", 0.5 * float(np.mean((Yhat - Y) ** 2)), Yhat.dtype)
