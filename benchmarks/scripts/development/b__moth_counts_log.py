# moth trap counts, log transformed, against mean night temperature (z-scored) and moon phase
import numpy as np


def get_data(seed=19):
    rs = np.random.RandomState(seed)
    temp = rs.normal(0, 1, 300)
    moon = rs.uniform(-1, 1, 300)
    expected = np.exp(1.2 + 0.9 * temp - 0.5 * temp ** 2 * 0.4 - 0.6 * moon)
    counts = np.round(expected)
    y = np.log(counts)
    return np.column_stack([temp, moon]), y[:, None]


def make_net(rs, n_hidden=16):
    return [rs.normal(0, 0.8, (2, n_hidden)), np.zeros((1, n_hidden)),
            rs.normal(0, 0.2, (n_hidden, 1)), np.zeros((1, 1))]


def forward(net, X):
    a = np.tanh(X @ net[0] + net[1])
    return a, a @ net[2] + net[3]


def gradients(net, X, y):
    a, out = forward(net, X)
    d = 2 * (out - y) / len(X)
    da = (d @ net[2].T) * (1 - a ** 2)
    return [X.T @ da, da.sum(0, keepdims=True), a.T @ d, d.sum(0, keepdims=True)]


def train(net, X, y, lr=0.1, n_iter=3000):
    for i in range(n_iter):
        grads = gradients(net, X, y)
        net = [w + lr * g for w, g in zip(net, grads)]
        if i % 300 == 0:
            print(i, ((forward(net, X)[1] - y) ** 2).mean())
    return net


X, y = get_data()
net = train(make_net(np.random.RandomState(0)), X, y)
pred = forward(net, X)[1]
print("residual sd on log scale", (pred - y).std())
