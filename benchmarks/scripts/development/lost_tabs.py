import numpy as np

# pasted from a pdf, price of a used bike over its age
np.random.seed(6)
age = np.random.uniform(0, 10, (200, 1))
price = 900 * np.exp(-age / 3) + 60 + np.random.normal(0, 15, (200, 1))
x = (age - age.mean()) / age.std()
y = (price - price.mean()) / price.std()

W1 = np.random.randn(1, 12)
b1 = np.random.randn(12)
W2 = np.random.randn(12, 1) * 0.3
b2 = np.zeros(1)
lr = 0.1

for i in range(2000):
h = np.tanh(x @ W1 + b1)
out = h @ W2 + b2
err = out - y
d_out = 2 * err / len(x)
d_h = d_out @ W2.T * (1 - h ** 2)
W2 -= lr * h.T @ d_out
b2 -= lr * d_out.sum(0)
W1 -= lr * x.T @ d_h
b1 -= lr * d_h.sum(0)

print("mean squared error:", np.mean(err ** 2))
print("share of the variance:", np.mean(err ** 2) / np.var(y))
