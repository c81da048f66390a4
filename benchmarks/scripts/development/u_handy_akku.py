import numpy as np

# Phone battery: voltage (scaled) -> state of charge, measured while playing a video


def make_data(n=200, seed=0):
    np.random.seed(seed)
    v = np.random.uniform(-2, 2, (1, n))
    soc = np.tanh(2 * v) + 0.4 * np.sin(3 * v) + 0.02 * np.random.randn(1, n)
    return v, soc


def init_params(n_h):
    return {
        "W1": np.random.randn(n_h, 1) * 1.5,
        "b1": np.random.randn(n_h, 1),
        "W2": np.random.randn(1, n_h) / np.sqrt(n_h),
        "b2": np.zeros((1, 1)),
    }


def tanh_derivative(z):
    return 1 - z ** 2


def forward(X, p):
    Z1 = p["W1"] @ X + p["b1"]
    A1 = np.tanh(Z1)
    Z2 = p["W2"] @ A1 + p["b2"]
    return Z1, A1, Z2


def backward(X, Y, p, Z1, A1, Z2):
    m = X.shape[1]
    dZ2 = (Z2 - Y) / m
    dW2 = dZ2 @ A1.T
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = (p["W2"].T @ dZ2) * tanh_derivative(Z1)
    dW1 = dZ1 @ X.T
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def update(p, grads, lr):
    for k in p:
        p[k] = p[k] - lr * grads[k]
    return p


def model(X, Y, n_h=15, epochs=6000, lr=0.1):
    p = init_params(n_h)
    for i in range(epochs):
        Z1, A1, Z2 = forward(X, p)
        cost = np.sum((Z2 - Y) ** 2) / (2 * X.shape[1])
        p = update(p, backward(X, Y, p, Z1, A1, Z2), lr)
        if i % 1000 == 0:
            print(f"cost after {i}: {cost:.6f}")
    return p


X, Y = make_data()
params = model(X, Y)
Y_hat = forward(X, params)[2]
print("final cost", np.mean((Y_hat - Y) ** 2) / 2)
