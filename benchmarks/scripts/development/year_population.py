# Wolves in the valley since 1900 (census numbers smoothed). ReLU network.
# I divided the years by 1000 so that the inputs are small like everybody says,
# but it draws one straight line through the whole century.
import numpy as np

np.random.seed(0)
years = np.arange(1900, 2021)
wolves = 120 - 100 * np.exp(-((years - 1955) / 25.0) ** 2) + 40 * np.sin((years - 1900) / 14.0)
wolves = wolves + np.random.normal(0, 3, size=years.shape)

x = years.reshape(-1, 1) / 1000
y = wolves.reshape(-1, 1)
y = (y - y.mean()) / y.std()

n_units = 30
W1 = np.random.randn(1, n_units)
b1 = np.zeros((1, n_units))
W2 = np.random.randn(n_units, 1) * np.sqrt(2.0 / n_units)
b2 = np.zeros((1, 1))

learning_rate = 0.02
for epoch in range(20000):
    z = x.dot(W1) + b1
    h = np.maximum(z, 0)
    yhat = h.dot(W2) + b2
    err = yhat - y
    loss = np.mean(err ** 2)
    if epoch % 2000 == 0:
        print(epoch, loss)

    dy = 2 * err / len(x)
    dW2 = h.T.dot(dy)
    db2 = dy.sum(axis=0, keepdims=True)
    dz = dy.dot(W2.T)
    dz[z <= 0] = 0
    dW1 = x.T.dot(dz)
    db1 = dz.sum(axis=0, keepdims=True)

    W1 -= learning_rate * dW1
    b1 -= learning_rate * db1
    W2 -= learning_rate * dW2
    b2 -= learning_rate * db2

print("final loss", loss)
