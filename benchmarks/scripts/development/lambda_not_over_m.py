import numpy as np

# Course exercise: one hidden layer network, L2 regularisation, functions.
# Data: yield of a tomato plant against water and fertiliser.


def init(nx, nh, ny):
    return {"W1": np.random.randn(nh, nx) * 0.8, "b1": np.zeros((nh, 1)),
            "W2": np.random.randn(ny, nh) * 0.3, "b2": np.zeros((ny, 1))}


def forward_propagation(X, p):
    A1 = np.tanh(p["W1"] @ X + p["b1"])
    Yhat = p["W2"] @ A1 + p["b2"]
    return Yhat, A1


def compute_cost(Yhat, Y, p, lambd):
    m = Y.shape[1]
    mse = np.sum((Yhat - Y) ** 2) / (2 * m)
    l2 = lambd / (2 * m) * (np.sum(p["W1"] ** 2) + np.sum(p["W2"] ** 2))
    return mse + l2


def backward_propagation(X, Y, Yhat, A1, p, lambd):
    m = X.shape[1]
    dZ2 = Yhat - Y
    dW2 = 1 / m * dZ2 @ A1.T + lambd * p["W2"]
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = (p["W2"].T @ dZ2) * (1 - A1 ** 2)
    dW1 = 1 / m * dZ1 @ X.T + lambd * p["W1"]
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def model(X, Y, nh=20, alpha=0.1, lambd=0.5, iterations=4000):
    p = init(X.shape[0], nh, 1)
    for i in range(iterations):
        Yhat, A1 = forward_propagation(X, p)
        cost = compute_cost(Yhat, Y, p, lambd)
        grads = backward_propagation(X, Y, Yhat, A1, p, lambd)
        for key in p:
            p[key] = p[key] - alpha * grads[key]
        if i % 500 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return p


np.random.seed(6)
water = np.random.uniform(0, 10, (1, 400))
fert = np.random.uniform(0, 5, (1, 400))
crop = 4 * np.exp(-((water - 5) / 3) ** 2) * (1 + 0.5 * np.tanh(fert - 2)) + 0.1 * np.random.randn(1, 400)
X = np.vstack([(water - 5) / 2.9, (fert - 2.5) / 1.45])
Y = (crop - crop.mean()) / crop.std()

parameters = model(X, Y)
Y_pred, _ = forward_propagation(X, parameters)
print("correlation:", np.corrcoef(Y, Y_pred)[0, 1])
