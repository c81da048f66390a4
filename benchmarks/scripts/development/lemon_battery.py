import numpy as np
import matplotlib.pyplot as plt

# voltage of a lemon battery under load, two-layer net a la cs231n
np.random.seed(231)

N, D, H = 200, 2, 50
current = np.random.uniform(0, 3, N)       # mA
distance = np.random.uniform(1, 6, N)      # cm between the electrodes
voltage = 0.95 - 0.11 * current * np.sqrt(distance) + 0.06 * np.exp(-3 * current)

X = np.stack([current - 1.5, distance - 3.5], axis=1)
y = (voltage / voltage.std()).reshape(N, 1)

params = {}
params['W1'] = np.random.randn(D, H) * np.sqrt(2.0 / D)
params['b1'] = np.zeros(H)
params['W2'] = np.random.randn(H, 1) * np.sqrt(2.0 / H)
params['b2'] = np.zeros(1)

learning_rate = 0.02
losses = []
for it in range(2500):
    # forward
    hidden = np.maximum(0, X.dot(params['W1']) + params['b1'])
    scores = hidden.dot(params['W2']) + params['b2']
    loss = np.mean((scores - y) ** 2)
    losses.append(loss)

    # backward
    grads = {}
    dscores = 2 * (scores - y) / N
    grads['W2'] = hidden.T.dot(dscores)
    grads['b2'] = dscores.sum(axis=0)
    dhidden = dscores.dot(params['W2'].T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden)
    grads['b1'] = dhidden.sum(axis=0)

    for name in ['W1', 'W2']:
        params[name] -= learning_rate * grads[name]

    if it % 250 == 0:
        print('iteration %d / 2500: loss %f' % (it, loss))

plt.plot(losses)
plt.show()
