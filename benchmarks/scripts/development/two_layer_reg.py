import numpy as np

# two_layer_net.py adapted from the assignment to regression (with L2, reg matches the loss)


def two_layer_net(X, model, y=None, reg=0.0):
    W1, b1, W2, b2 = model['W1'], model['b1'], model['W2'], model['b2']
    N, D = X.shape
    hidden = np.maximum(0, X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2
    if y is None:
        return scores

    loss = 0.5 * np.sum((scores - y) ** 2) / N
    loss += 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    grads = {}
    dscores = (scores - y) / N
    grads['W2'] = hidden.T.dot(dscores) + reg * W2
    grads['b2'] = np.sum(dscores, axis=0)
    dhidden = dscores.dot(W2.T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * W1
    grads['b1'] = np.sum(dhidden, axis=0)
    return loss, grads


np.random.seed(0)
# sales over price, advertising, season (all scaled to -1..1)
X = np.random.uniform(-1, 1, (400, 3))
y = (np.exp(-X[:, 0]) + 0.8 * X[:, 1] * (X[:, 1] > 0) + 0.5 * np.cos(3 * X[:, 2])).reshape(-1, 1)
y += 0.05 * np.random.randn(400, 1)

model = {}
model['W1'] = np.random.randn(3, 50) * np.sqrt(2.0 / 3)
model['b1'] = 0.1 * np.random.randn(50)
model['W2'] = np.random.randn(50, 1) * np.sqrt(2.0 / 50)
model['b2'] = np.zeros(1)

learning_rate = 0.08
for it in range(4000):
    loss, grads = two_layer_net(X, model, y, reg=1e-4)
    for p in model:
        model[p] -= learning_rate * grads[p]
    if it % 400 == 0:
        print('iteration %d / 4000: loss %f' % (it, loss))

y_fit = two_layer_net(X, model)
print('R^2: %.4f' % (1 - np.sum((y_fit - y) ** 2) / np.sum((y - y.mean()) ** 2)))
