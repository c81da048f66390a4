import numpy as np

# GPU temperature vs. fan speed (%) and load (%), logged with nvidia-smi
def fake_log(n):
    fan = np.random.uniform(20, 100, n)
    load = np.random.uniform(0, 100, n)
    temp = 30 + 0.55 * load * np.exp(-fan / 60) + 6 * np.sin(load / 18)
    return np.vstack((fan, load)).T, temp[:, np.newaxis] + np.random.randn(n, 1)

np.random.seed(0)
X, T = fake_log(500)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (T - T.mean()) / T.std()

reg = 1.0
step_size = 0.03

model = {}
model['W1'] = np.random.randn(2, 25) * np.sqrt(2.0 / 2)
model['b1'] = np.zeros((1, 25))
model['W2'] = np.random.randn(25, 1) * np.sqrt(2.0 / 25)
model['b2'] = np.zeros((1, 1))

for it in range(4000):
    # evaluate scores
    hidden = np.maximum(0, np.dot(X, model['W1']) + model['b1'])
    scores = np.dot(hidden, model['W2']) + model['b2']

    # loss: mean squared error + regularization
    N = X.shape[0]
    data_loss = np.sum((scores - y) ** 2) / N
    reg_loss = 0.5 * reg * np.sum(model['W1'] ** 2) + 0.5 * reg * np.sum(model['W2'] ** 2)
    loss = data_loss + reg_loss
    if it % 400 == 0:
        print("iteration %d: loss %f" % (it, loss))

    # backpropagate
    grads = {}
    dscores = 2 * (scores - y) / N
    grads['W2'] = np.dot(hidden.T, dscores)
    grads['b2'] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = np.dot(dscores, model['W2'].T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = np.dot(X.T, dhidden)
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)

    # regularization gradient
    grads['W2'] += reg * model['W2']
    grads['W1'] += reg * model['W1']

    for name in model:
        model[name] += -step_size * grads[name]

hidden = np.maximum(0, np.dot(X, model['W1']) + model['b1'])
final = np.dot(hidden, model['W2']) + model['b2']
print("training R2: %.3f" % (1 - np.mean((final - y) ** 2) / np.var(y)))
