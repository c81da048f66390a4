import numpy as np

np.random.seed(2)
n_samples = 100
X = np.random.rand(n_samples, 2) * 2 - 1
y = (X[:, 0] ** 2 + X[:, 1]).reshape(-1, 1)

n_hidden = 12
W1 = np.random.randn(2, n_hidden)
b1 = np.random.randn(n_hidden) * 0.3
W2 = np.random.randn(n_hidden, 1) * 0.3
b2 = np.zeros(1)
lr = 0.1

for epoch in range(3000):
    hidden = np.tanh(np.dot(X, W1) + b1)
    output = np.dot(hidden, W2) + b2
    error = output - y

    d_output = 2 * error / n_samples
    d_hidden = np.dot(d_output, W2) * (1 - hidden ** 2)

    W2 -= lr * np.dot(hidden.T, d_output)
    b2 -= lr * d_output.sum(axis=0)
    W1 -= lr * np.dot(X.T, d_hidden)
    b1 -= lr * d_hidden.sum(axis=0)

    if epoch % 500 == 0:
        print("Loss after epoch %d: %f" % (epoch, np.mean(error ** 2)))
print(output[:3], y[:3])
