import numpy as np


def init(hidden, seed):
    rs = np.random.RandomState(seed)
    return dict(
        w1=rs.normal(0, 0.1, (1, hidden)),
        b1=np.zeros(hidden),
        w2=rs.normal(0, 0.1, (hidden, 1)),
        b2=np.zeros(1),
    )


def relu(x):
    return x * (x > 0)


def forward(p, x):
    pre = x @ p["w1"] + p["b1"]
    return pre, relu(pre) @ p["w2"] + p["b2"]


def grad(p, x, y):
    pre, out = forward(p, x)
    e = (out - y) / len(x)
    dpre = (e @ p["w2"].T) * (pre > 0)
    return dict(w2=relu(pre).T @ e, b2=e.sum(0), w1=x.T @ dpre, b1=dpre.sum(0))


def train(p, x, y, lr=0.02, n_iter=8000):
    for i in range(n_iter):
        g = grad(p, x, y)
        for k in p:
            p[k] -= lr * g[k]
        if i % 1000 == 0:
            print(i, 0.5 * np.mean((forward(p, x)[1] - y) ** 2))
    return p


# wind speed over altitude, there is a jet at 11 km. The net only gives me a straight line!
altitude = np.linspace(6, 16, 200).reshape(-1, 1)
wind = 12 + 45 * np.exp(-((altitude - 11) / 1.8) ** 2)
target = (wind - wind.mean()) / wind.std()

params = train(init(32, 3), altitude, target)
profile = forward(params, altitude)[1]
print("peak of the fit at", altitude[profile.argmax(), 0], "km")
