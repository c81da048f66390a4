# Mini-batch gradient descent for y = x * cos(3x), homework 4
import numpy as np

np.random.seed(2018)

m = 640
X = 2 * np.random.rand(m, 1) - 1
Y = X * np.cos(3 * X)

batch_size = 64
num_batches = m / batch_size
num_epochs = 600
alpha = 0.0002

W1 = np.random.randn(1, 30) * 2
b1 = np.random.randn(1, 30)
W2 = np.random.randn(30, 1) * 0.1
b2 = np.zeros((1, 1))

costs = []
for epoch in range(num_epochs):
    p = np.random.permutation(m)
    Xs, Ys = X[p], Y[p]
    epoch_cost = 0
    for b in range(num_batches):
        Xb = Xs[b * batch_size:(b + 1) * batch_size]
        Yb = Ys[b * batch_size:(b + 1) * batch_size]

        A1 = np.tanh(np.dot(Xb, W1) + b1)
        Yhat = np.dot(A1, W2) + b2
        cost = np.mean((Yhat - Yb) ** 2)
        epoch_cost += cost / num_batches

        dY = 2.0 * (Yhat - Yb) / batch_size
        dW2 = np.dot(A1.T, dY)
        db2 = np.sum(dY, axis=0, keepdims=True)
        dA1 = np.dot(dY, W2.T)
        dZ1 = dA1 * (1 - A1 * A1)
        dW1 = np.dot(Xb.T, dZ1)
        db1 = np.sum(dZ1, axis=0, keepdims=True)

        W2 = W2 - alpha * dW2
        b2 = b2 - alpha * db2
        W1 = W1 - alpha * dW1
        b1 = b1 - alpha * db1
    costs.append(epoch_cost)
    if epoch % 100 == 0:
        print("Cost after epoch %i: %f" % (epoch, epoch_cost))

prediction = np.dot(np.tanh(np.dot(X, W1) + b1), W2) + b2
