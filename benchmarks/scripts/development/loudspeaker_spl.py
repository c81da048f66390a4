import numpy as np
import matplotlib.pyplot as plt

# Sound pressure level of a small loudspeaker over log frequency.


def spl(freq):
    """dB, invented but looks like my measurement"""
    u = np.log10(freq)
    low = 24 * np.log10(1 / np.sqrt(1 + (75 / freq) ** 4))
    return 88 + low + 2.5 * np.sin(5 * u) - 6 / (1 + np.exp(-(u - 4) / 0.05))


def init(hidden, seed=0):
    rng = np.random.default_rng(seed)
    w1 = rng.normal(0, 2, (1, hidden))
    b1 = rng.uniform(-3, 3, (1, hidden))
    w2 = rng.normal(0, 0.2, (hidden, 1))
    b2 = np.zeros((1, 1))
    return w1, b1, w2, b2


def forward(x, theta):
    w1, b1, w2, b2 = theta
    a = np.tanh(x @ w1 + b1)
    return a, a @ w2 + b2


def train_step(x, y, theta, lr):
    w1, b1, w2, b2 = theta
    a, pred = forward(x, theta)
    # average error over the whole batch
    err = np.mean(pred - y)
    loss = err ** 2
    dpred = 2 * err * np.ones_like(pred) / len(x)
    dz = (dpred @ w2.T) * (1 - a ** 2)
    theta = (
        w1 - lr * (x.T @ dz),
        b1 - lr * dz.sum(axis=0, keepdims=True),
        w2 - lr * (a.T @ dpred),
        b2 - lr * dpred.sum(axis=0, keepdims=True),
    )
    return theta, loss


freq = np.logspace(np.log10(30), np.log10(18000), 180).reshape(-1, 1)
level = spl(freq)
x = (np.log10(freq) - 2.9) / 0.8
y = (level - level.mean()) / level.std()

theta = init(24)
losses = []
for k in range(6000):
    theta, loss = train_step(x, y, theta, lr=0.05)
    losses.append(loss)
    if k % 500 == 0:
        print(k, loss)

_, answer = forward(x, theta)
plt.semilogx(freq, level, label="spl")
plt.semilogx(freq, answer * level.std() + level.mean(), label="net")
plt.legend()
plt.show()
