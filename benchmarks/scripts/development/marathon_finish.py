# predict marathon finish time (min) from weekly training km
import numpy as np

np.random.seed(0)
km = np.random.uniform(15, 110, 150)
finish = 175 + 150 * np.exp(-km / 40) + np.random.normal(0, 4, 150)

X = ((km - km.mean()) / km.std()).reshape(-1, 1)
y = (finish - finish.mean()) / finish.std()

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

hidden_size = 8
W1 = np.random.randn(1, hidden_size) * 2
b1 = np.random.randn(1, hidden_size)
W2 = np.random.randn(hidden_size, 1) * 0.5
b2 = np.zeros((1, 1))

lr = 0.3
epochs = 3000

for epoch in range(epochs):
    # forward pass
    z1 = np.dot(X, W1) + b1
    a1 = sigmoid(z1)
    y_pred = np.dot(a1, W2) + b2

    loss = np.mean((y_pred - y) ** 2)

    # backward pass
    dy = 2 * (y_pred - y) / len(X)
    dW2 = np.dot(a1.T, dy)
    db2 = np.sum(dy, axis=0, keepdims=True)
    da1 = np.dot(dy, W2.T)
    dz1 = da1 * a1 * (1 - a1)
    dW1 = np.dot(X.T, dz1)
    db1 = np.sum(dz1, axis=0, keepdims=True)

    # update
    W2 = W2 - lr * dW2
    b2 = b2 - lr * db2
    W1 = W1 - lr * dW1
    b1 = b1 - lr * db1

    if epoch % 300 == 0:
        print("Epoch %d, loss: %.4f" % (epoch, loss))

# back to minutes
minutes = y_pred * finish.std() + finish.mean()
print("predicted:", minutes[:5, 0])
print("actual:   ", finish[:5])
