import numpy as np

np.random.seed(48)
num_examples, D, H = 400, 5, 60
X = np.random.randn(num_examples, D)
y = (np.abs(X[:, 0]) + X[:, 1] * X[:, 2] - 0.5 * X[:, 3]).reshape(-1, 1)

W = np.random.randn(D, H) * np.sqrt(2.0 / D)
b = np.zeros((1, H))
W2 = np.random.randn(H, 1) * np.sqrt(2.0 / H)
b2 = np.zeros((1, 1))

step_size = 3e-2
reg = 0.5
batch = 50

for epoch in range(300):
    perm = np.random.permutation(num_examples)
    data_losses = []
    for k in range(num_examples // batch):
        Xb = X[perm[k * batch:(k + 1) * batch]]
        yb = y[perm[k * batch:(k + 1) * batch]]
        hidden_layer = np.maximum(0, np.dot(Xb, W) + b)
        scores = np.dot(hidden_layer, W2) + b2
        data_loss = np.mean((scores - yb) ** 2)
        reg_loss = 0.5 * reg / num_examples * (np.sum(W * W) + np.sum(W2 * W2))
        loss = data_loss + reg_loss
        data_losses.append(data_loss)

        dscores = 2 * (scores - yb) / batch
        dW2 = np.dot(hidden_layer.T, dscores)
        db2 = np.sum(dscores, axis=0, keepdims=True)
        dhidden = np.dot(dscores, W2.T)
        dhidden[hidden_layer <= 0] = 0
        dW = np.dot(Xb.T, dhidden)
        db = np.sum(dhidden, axis=0, keepdims=True)
        dW2 -= reg * W2
        dW -= reg * W

        W -= step_size * dW
        b -= step_size * db
        W2 -= step_size * dW2
        b2 -= step_size * db2
    if epoch % 20 == 0:
        print("epoch %d: data loss %f" % (epoch, np.mean(data_losses)))

scores = np.dot(np.maximum(0, np.dot(X, W) + b), W2) + b2
