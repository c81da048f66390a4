"""Weight of warmblood foals from age, sex and the mare's weight."""
import numpy as np


def make_herd(n):
    age = np.random.uniform(0, 365, n)
    sex = np.random.randint(0, 2, n)
    mare = np.random.normal(580, 45, n)
    kilos = (55 + 0.02 * (mare - 580)) + (285 + 18 * sex) * (1 - np.exp(-age / 170.0))
    kilos = kilos + np.random.normal(0, 11.0, n)
    return np.column_stack([age, sex, mare]), kilos


def init(n_in, n_hidden):
    w1 = np.random.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
    w2 = np.random.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1))
    return [w1, np.zeros(n_hidden), w2, np.zeros(1)]


def forward(theta, x):
    w1, b1, w2, b2 = theta
    hidden = np.tanh(x.dot(w1) + b1)
    return hidden, hidden.dot(w2) + b2


def gradients(theta, x, y):
    hidden, out = forward(theta, x)
    delta = 2.0 * (out - y) / len(y)
    delta_h = delta.dot(theta[2].T) * (1.0 - hidden ** 2)
    return [x.T.dot(delta_h), delta_h.sum(0), hidden.T.dot(delta), delta.sum(0)]


def mse(theta, x, y):
    return np.mean((forward(theta, x)[1] - y) ** 2)


def train(x, y, x_val, y_val, rate=0.1, max_epochs=8000, patience=60):
    theta = init(x.shape[1], 10)
    best, best_theta, waited = np.inf, None, 0
    for epoch in range(max_epochs):
        grads = gradients(theta, x, y)
        theta = [p - rate * g for p, g in zip(theta, grads)]
        if epoch % 25 == 0:
            now = mse(theta, x_val, y_val)
            if now < best:
                best, best_theta, waited = now, [p.copy() for p in theta], 0
            else:
                waited += 1
                if waited > patience:
                    print("stopped after", epoch)
                    break
    return best_theta


np.random.seed(5)
X, weight = make_herd(400)
m, s = X[:300].mean(0), X[:300].std(0)
wm, ws = weight[:300].mean(), weight[:300].std()
Z = (X - m) / s
T = ((weight - wm) / ws).reshape(-1, 1)

theta = train(Z[:300], T[:300], Z[300:], T[300:])
fitted = forward(theta, Z)[1].ravel() * ws + wm
print("mean error in kg, held back:", np.abs(fitted[300:] - weight[300:]).mean())
