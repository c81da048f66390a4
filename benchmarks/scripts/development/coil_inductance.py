import numpy as np

# Inductance of a short air coil (Wheeler): radius, length, turns

np.random.seed(55)
N = 300
radius = np.random.uniform(5, 30, N)      # mm
length = np.random.uniform(5, 60, N)      # mm
turns = np.random.randint(5, 40, N)
L = radius ** 2 * turns ** 2 / (9 * radius + 10 * length) / 25.4   # uH
L = np.log(L)

# scale
X = np.stack([radius, length, turns], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (L - L.mean()) / L.std()
y = y.reshape(N, 1)

W1 = np.random.randn(3, 20) * 0.5
b1 = np.zeros(20)
W2 = np.random.randn(20, 1) * 0.3
b2 = np.zeros(1)

learning_rate = 0.0001
costs = []

for epoch in range(2000):
    h = np.tanh(X @ W1 + b1)
    yhat = np.tanh(h @ W2 + b2)
    cost = np.mean((yhat - y) ** 2)
    costs.append(cost)

    d2 = 2 * (yhat - y) / N * (1 - yhat ** 2)
    d1 = d2 @ W2.T * (1 - h ** 2)
    W2 -= learning_rate * h.T @ d2
    b2 -= learning_rate * d2.sum(axis=0)
    W1 -= learning_rate * X.T @ d1
    b1 -= learning_rate * d1.sum(axis=0)

    if epoch % 100 == 0:
        print(epoch, cost)

inductance = np.exp(yhat * L.std() + L.mean())

plt.plot(costs)
plt.title("learning curve")
plt.figure()
plt.scatter(np.exp(L), inductance)
plt.show()
