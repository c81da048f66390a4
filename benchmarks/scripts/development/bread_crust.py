# colour of the crust from oven temperature and time, with a bit of dropout against overfitting
import numpy as np

np.random.seed(13)


def colour(T, minutes):
    return 80 - 55 / (1 + np.exp(-(T - 215) / 12 - (minutes - 25) / 8))


def init(n_in, n_hidden):
    return (np.random.randn(n_in, n_hidden) / np.sqrt(n_in), np.random.randn(n_hidden) * 0.3,
            np.random.randn(n_hidden, 1) / np.sqrt(n_hidden), np.zeros(1))


def predict(params, X):
    """no dropout here: the weights were trained with inverted dropout"""
    W1, b1, W2, b2 = params
    return np.tanh(X @ W1 + b1) @ W2 + b2


def train_step(params, X, Y, lr, keep):
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    mask = (np.random.rand(*H.shape) < keep) / keep
    D = H * mask
    out = D @ W2 + b2
    d_out = 2 * (out - Y) / len(X)
    d_H = (d_out @ W2.T) * mask * (1 - H ** 2)
    return (W1 - lr * X.T @ d_H, b1 - lr * d_H.sum(0),
            W2 - lr * D.T @ d_out, b2 - lr * d_out.sum(0))


T = np.random.uniform(180, 250, 300)
minutes = np.random.uniform(12, 40, 300)
L = colour(T, minutes) + np.random.normal(0, 1, 300)

X = np.column_stack([T, minutes])
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = ((L - L.mean()) / L.std()).reshape(-1, 1)

params = init(2, 60)
for epoch in range(3000):
    params = train_step(params, X, Y, lr=0.05, keep=0.95)
    if epoch % 500 == 0:
        print("epoch %d: train mse %.4f" % (epoch, np.mean((predict(params, X) - Y) ** 2)))

Y_hat = predict(params, X)
print("final mse", np.mean((Y_hat - Y) ** 2))
