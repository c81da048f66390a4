# chlorophyll meter (SPAD) on maize leaves against nitrogen (kg/ha) and rain (mm in summer)
import numpy as np

rng = np.random.RandomState(8)
n_samples = 260
nitrogen = rng.uniform(0, 250, n_samples)
rain = rng.uniform(100, 400, n_samples)
spad = (4 + 0.055 * nitrogen - 0.00013 * nitrogen ** 2) * (1 - np.exp(-rain / 110))
spad = spad + rng.randn(n_samples) * 0.15 + 45

X = np.array([(nitrogen - 125) / 72, (rain - 250) / 87]).T
y = spad.reshape(-1, 1)

params = {
    "W1": rng.randn(2, 12) * 0.7,
    "b1": np.zeros((1, 12)),
    "W2": rng.randn(12, 1) * 0.3,
    "b2": np.zeros((1, 1)),
}


def forward(params, X):
    A1 = np.tanh(X @ params["W1"] + params["b1"])
    return A1, A1 @ params["W2"] + params["b2"]


def backward(params, X, y):
    A1, y_hat = forward(params, X)
    delta2 = 2 * (y_hat - y) / len(X)
    delta1 = delta2 @ params["W2"].T * (1 - A1 ** 2)
    grads = {
        "W2": A1.T @ delta2,
        "b2": delta2.sum(axis=0, keepdims=True),
        "W1": X.T @ delta1,
        "b1": delta1.sum(axis=0, keepdims=True),
    }
    return np.mean((y_hat - y) ** 2), grads


lr = 2e-6
for epoch in range(4000):
    loss, grads = backward(params, X, y)
    params["W1"] -= lr * grads["W1"]
    params["b1"] -= lr * grads["b1"]
    params["W2"] -= lr * grads["W2"]
    params["b1"] -= lr * grads["b2"]
    if epoch % 400 == 0:
        print("epoch: {:4d}   loss: {:.4f}".format(epoch, loss))

_, predicted = forward(params, X)
print("first plots:", predicted[:4].ravel(), spad[:4])
