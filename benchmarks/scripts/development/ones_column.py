import numpy as np

# the bias lives in the weights: every layer gets a column of ones
np.random.seed(25)
angle = np.random.uniform(-np.pi, np.pi, (280, 1))
y = np.sin(angle) + 0.3 * np.cos(2 * angle) + 0.5          # shadow of a sun dial


def with_ones(a):
    return np.hstack([a, np.ones((len(a), 1))])


theta1 = np.random.randn(2, 20) * 1.5
theta2 = np.random.randn(21, 1) * 0.2
x = with_ones(angle / 2)
lr = 0.1
for i in range(4000):
    a1 = with_ones(np.tanh(x @ theta1))
    out = a1 @ theta2
    cost = ((out - y) ** 2).mean() / 2
    delta2 = (out - y) / len(y)
    delta1 = (delta2 @ theta2.T)[:, :-1] * (1 - a1[:, :-1] ** 2)
    theta2 -= lr * a1.T @ delta2
    theta1 -= lr * x.T @ delta1
    if i % 500 == 0:
        print("iteration", i, "cost", cost)
print("rms", np.sqrt(2 * cost))
