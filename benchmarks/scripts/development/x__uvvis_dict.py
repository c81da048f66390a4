# UV-Vis band of a dye: absorbance against wavelength, two overlapping bands
import numpy as np

np.random.seed(5)
wavelength = np.arange(350, 650, 2.0)
absorbance = 0.9 * np.exp(-((wavelength - 440) / 32) ** 2) + 0.5 * np.exp(-((wavelength - 540) / 40) ** 2)
absorbance += np.random.normal(0, 0.008, absorbance.shape)

X = ((wavelength - 500) / 75)[:, None]
y = ((absorbance - absorbance.mean()) / absorbance.std())[:, None]
N, D = X.shape
H = 30

model = {}
model['W1'] = np.random.randn(D, H) * 2.0
model['b1'] = np.random.randn(H) * 2.0
model['W2'] = np.random.randn(H, 1) / np.sqrt(H)
model['b2'] = np.zeros(1)

step_size = 0.05
reg = 0.2   # regularization strength

for i in range(8000):
    hidden = np.tanh(X @ model['W1'] + model['b1'])
    scores = hidden @ model['W2'] + model['b2']

    data_loss = np.mean((scores - y) ** 2)
    reg_loss = 0.5 * reg * np.sum(model['W1'] ** 2) + 0.5 * reg * np.sum(model['W2'] ** 2)
    loss = data_loss + reg_loss
    if i % 1000 == 0:
        print('iteration %d: loss %f' % (i, loss))

    dscores = 2 * (scores - y) / N
    grads = {}
    grads['W2'] = hidden.T @ dscores
    grads['b2'] = dscores.sum(axis=0)
    dhidden = dscores @ model['W2'].T
    dhidden *= 1 - hidden ** 2
    grads['W1'] = X.T @ dhidden
    grads['b1'] = dhidden.sum(axis=0)

    # add regularization gradient contribution
    grads['W2'] += reg * model['W2']
    grads['W1'] += reg * model['W1']

    for name in model:
        model[name] -= step_size * grads[name]

fit = np.tanh(X @ model['W1'] + model['b1']) @ model['W2'] + model['b2']
print('residual sd', np.std(fit - y))
