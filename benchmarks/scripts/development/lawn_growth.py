import numpy as np
from matplotlib import pyplot as plt

# lawn height per week against rain and temperature index
# (columns are already normalised)
np.random.seed(8)
N, D, H = 260, 2, 24
X = np.random.randn(N, D)
y = np.tanh(X[:, :1]) + 0.5 * np.sin(2 * X[:, 1:]) * X[:, :1] + 0.05 * np.random.randn(N, 1)

model = {
    'W1': np.zeros((D, H)),
    'b1': np.zeros(H),
    'W2': np.zeros((H, 1)),
    'b2': np.zeros(1),
}


def loss_and_grads(model, X, y):
    grads = {}
    z = X.dot(model['W1']) + model['b1']
    h = np.tanh(z)
    out = h.dot(model['W2']) + model['b2']
    loss = np.mean((out - y) ** 2)
    dout = 2.0 * (out - y) / X.shape[0]
    grads['W2'] = h.T.dot(dout)
    grads['b2'] = np.sum(dout, axis=0)
    dz = dout.dot(model['W2'].T) * (1 - h * h)
    grads['W1'] = X.T.dot(dz)
    grads['b1'] = np.sum(dz, axis=0)
    return loss, grads


learning_rate = 0.1
loss_history = []
for it in range(5000):
    loss, grads = loss_and_grads(model, X, y)
    loss_history.append(loss)
    for name in model:
        model[name] -= learning_rate * grads[name]
    if it % 500 == 0:
        print('it %d, loss %f' % (it, loss))

y_net = np.tanh(X.dot(model['W1']) + model['b1']).dot(model['W2']) + model['b2']
plt.plot(loss_history)
plt.show()
