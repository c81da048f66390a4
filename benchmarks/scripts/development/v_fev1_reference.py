"""FEV1 reference values from age and height (simulated cohort), tiny neural net."""
import numpy as np

rng = np.random.RandomState(11)
N = 400
age = rng.uniform(6, 80, N)
height = 100 + 72 * (1 - np.exp(-age / 7.0)) + rng.normal(0, 7, N)
fev1 = 4.2 * (height / 172) ** 2.3 * (1 - np.exp(-age / 8)) \
    * (1 - 0.008 * np.maximum(age - 25, 0)) + rng.normal(0, 0.12, N)

X = np.column_stack([age, height])
y = fev1.reshape(-1, 1)

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

n_hidden = 15
w1 = rng.randn(2, n_hidden)
b1 = np.zeros(n_hidden)
w2 = rng.randn(n_hidden, 1) * 0.1
b2 = np.zeros(1)

alpha = 0.08
for it in range(12000):
    hid = sigmoid(X @ w1 + b1)
    pred = hid @ w2 + b2
    diff = pred - y
    cost = np.mean(diff ** 2)

    g = 2 * diff / N
    g_w2 = hid.T @ g
    g_b2 = g.sum(axis=0)
    g_h = (g @ w2.T) * hid * (1 - hid)
    g_w1 = X.T @ g_h
    g_b1 = g_h.sum(axis=0)

    w2 -= alpha * g_w2
    b2 -= alpha * g_b2
    w1 -= alpha * g_w1
    b1 -= alpha * g_b1

    if it % 1000 == 0:
        print(it, cost)

print("RMSE [L]:", np.sqrt(np.mean((sigmoid(X @ w1 + b1) @ w2 + b2 - y) ** 2)))
print("predicted for 40 y, 175 cm:", sigmoid(np.array([[40, 175]]) @ w1 + b1) @ w2 + b2)
