import numpy as np

# Height of the foam on a beer as it stands (my lab course, Ig Nobel style ;-))
# data: time in minutes, height in cm, one beer poured ten times
np.random.seed(1)
time = np.tile(np.arange(0, 12, 0.5), 5)
height = 14 * np.exp(-time / 4.5) + 1.5 / (1 + np.exp(2 * (time - 6)))
height = height + np.random.normal(0, 0.2, len(time))

# normalise
t = ((time - time.mean()) / time.std())[:, None]
h = ((height - height.mean()) / height.std())[:, None]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


hidden = 8
w1 = np.random.randn(1, hidden)
b1 = np.random.randn(hidden)
w2 = np.random.randn(hidden, 1)
b2 = 0.0
alpha = 0.1

for epoch in range(1, 5001):
    a = sigmoid(t @ w1 + b1)
    pred = a @ w2 + b2

    error = h - pred
    delta2 = error / len(t)
    delta1 = (delta2 @ w2.T) * a * (1 - a)

    w2 = w2 - alpha * (a.T @ delta2)
    b2 = b2 - alpha * delta2.sum()
    w1 = w1 - alpha * (t.T @ delta1)
    b1 = b1 - alpha * delta1.sum(axis=0)

    if epoch % 500 == 0:
        print("epoch", epoch, "mse", np.mean(error ** 2))

print("rms in cm:", np.sqrt(np.mean((pred - h) ** 2)) * height.std())
