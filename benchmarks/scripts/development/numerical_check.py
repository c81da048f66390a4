import numpy as np

np.random.seed(35)
X = np.random.uniform(-1, 1, (80, 2))
Y = np.tanh(2 * X[:, :1]) + X[:, :1] * X[:, 1:]


def unpack(theta):
    return theta[:20].reshape(2, 10), theta[20:30], theta[30:40].reshape(10, 1), theta[40:]


def cost(theta):
    W1, b1, W2, b2 = unpack(theta)
    return 0.5 * np.mean((np.tanh(X @ W1 + b1) @ W2 + b2 - Y) ** 2)


def gradient(theta):
    W1, b1, W2, b2 = unpack(theta)
    A = np.tanh(X @ W1 + b1)
    D = (A @ W2 + b2 - Y) / len(X)
    E = D @ W2.T * (1 - A ** 2)
    return np.concatenate([(X.T @ E).ravel(), E.sum(0), (A.T @ D).ravel(), D.sum(0)])


theta = np.random.randn(41) * 0.5

# gradient checking
numeric = np.zeros(41)
for i in range(41):
    e = np.zeros(41)
    e[i] = 1e-5
    numeric[i] = (cost(theta + e) - cost(theta - e)) / 2e-5
print("gradient check:", np.max(np.abs(numeric - gradient(theta))))

for k in range(6000):
    theta = theta - 0.3 * gradient(theta)
    if k % 1000 == 0:
        print(k, cost(theta))

W1, b1, W2, b2 = unpack(theta)
fitted = np.tanh(X @ W1 + b1) @ W2 + b2
