import numpy as np

# LED: forward current (mA) + junction temperature (C) -> relative luminous flux
# network as in the cs231n notes but with one output and L2 loss

def make_model(D, H, scale=0.6):
    model = {}
    model['W1'] = scale * np.random.randn(D, H)
    model['b1'] = np.zeros(H)
    model['W2'] = scale * np.random.randn(H, 1)
    model['b2'] = np.zeros(1)
    return model

def loss_and_grads(model, X, y, reg):
    N = X.shape[0]
    a = X.dot(model['W1']) + model['b1']
    h = np.maximum(a, 0)
    scores = h.dot(model['W2']) + model['b2']

    diff = scores - y
    data_loss = np.sum(diff ** 2) / N
    reg_loss = reg * (np.sum(model['W1'] ** 2) + np.sum(model['W2'] ** 2))

    grads = {}
    dscores = 2 * diff / N
    grads['W2'] = h.T.dot(dscores) + 2 * reg * model['W2']
    grads['b2'] = dscores.sum(axis=0)
    dh = dscores.dot(model['W2'].T)
    dh[a <= 0] = 0
    grads['W1'] = X.T.dot(dh) + 2 * reg * model['W1']
    grads['b1'] = dh.sum(axis=0)
    return data_loss + reg_loss, grads, scores

np.random.seed(231)
N = 250
current = np.random.uniform(5, 100, N)
temp = np.random.uniform(-20, 110, N)
flux = (current / 35) ** 0.8 * (1 - 0.003 * (temp - 25)) + 0.02 * np.random.randn(N)

X = np.column_stack([(current - 52) / 27, (temp - 45) / 37])
y = ((flux - flux.mean()) / flux.std()).reshape(N, 1)

model = make_model(2, 30)
reg = 0.5
learning_rate = 5e-2

for it in range(3000):
    loss, grads, scores = loss_and_grads(model, X, y, reg)
    if it % 300 == 0:
        print('iteration %d / %d: loss %f' % (it, 3000, loss))
    for p in model:
        model[p] -= learning_rate * grads[p]

print('rms error (scaled):', np.sqrt(np.mean((scores - y) ** 2)))
