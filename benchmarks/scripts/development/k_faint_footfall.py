import numpy as np

# shop visitors against temperature and rain. People are mostly unpredictable:
# little more than a third of the variance can be explained at all.
rng = np.random.default_rng(41)
n = 2500
temp = rng.normal(15, 7, n)
rain = rng.exponential(2.0, n)
expected = 300 - 0.5 * (temp - 18) ** 2 - 12 * np.minimum(rain, 8)
visitors = expected + rng.normal(0, 60, n)

X = np.column_stack([temp, np.log1p(rain)])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((visitors - visitors.mean()) / visitors.std()).reshape(-1, 1)

hidden = 10
l2 = 1e-4
W1 = rng.normal(0, 0.7, (2, hidden))
b1 = np.zeros((1, hidden))
W2 = rng.normal(0, 0.3, (hidden, 1))
b2 = np.zeros((1, 1))

for i in range(4000):
    a = np.tanh(X @ W1 + b1)
    yhat = a @ W2 + b2
    d2 = (yhat - y) / n
    d1 = d2 @ W2.T * (1 - a ** 2)
    W2 -= 0.2 * (a.T @ d2 + l2 * W2)
    b2 -= 0.2 * d2.sum(axis=0, keepdims=True)
    W1 -= 0.2 * (X.T @ d1 + l2 * W1)
    b1 -= 0.2 * d1.sum(axis=0, keepdims=True)
    if i % 500 == 0:
        print(i, 0.5 * np.mean((yhat - y) ** 2))

guess = (np.tanh(X @ W1 + b1) @ W2 + b2)[:, 0] * visitors.std() + visitors.mean()
print("explained:", 1 - np.var(visitors - guess) / np.var(visitors))
