import numpy as np

# Tree rings against climate.  Nobody expects more than a third of the variance here:
# the rest is competition, seed years and bad luck.
rng = np.random.RandomState(7)
years = 900
rain = rng.gamma(9, 50, years)            # mm, April to August
temp = rng.normal(14.5, 1.6, years)       # deg C, same months
signal = 1.6 * np.tanh((rain - 300) / 140) - 0.18 * (temp - 14) ** 2
ring = 5.0 + signal + 1.5 * rng.randn(years)      # mm

X = np.stack([rain, temp], axis=1)
X = (X - X.mean(0)) / X.std(0)
mu, sigma = ring.mean(), ring.std()
Y = ((ring - mu) / sigma).reshape(-1, 1)

model = {}
model['W1'] = rng.randn(2, 6) * 0.8
model['b1'] = rng.randn(6) * 0.5
model['W2'] = rng.randn(6, 1) * 0.4
model['b2'] = np.zeros(1)


def run(model, X):
    h = np.tanh(np.dot(X, model['W1']) + model['b1'])
    return h, np.dot(h, model['W2']) + model['b2']


reg = 1e-4
step = 0.15
memory = {k: np.zeros_like(v) for k, v in model.items()}
for it in range(6000):
    h, scores = run(model, X)
    data_loss = np.mean((scores - Y) ** 2)
    loss = data_loss + 0.5 * reg * (np.sum(model['W1'] ** 2) + np.sum(model['W2'] ** 2))

    dscores = 2.0 * (scores - Y) / years
    dh = np.dot(dscores, model['W2'].T)
    dz = dh * (1 - h * h)
    grads = {
        'W2': np.dot(h.T, dscores) + reg * model['W2'],
        'b2': dscores.sum(axis=0),
        'W1': np.dot(X.T, dz) + reg * model['W1'],
        'b1': dz.sum(axis=0),
    }
    for k in model:
        memory[k] = 0.8 * memory[k] + grads[k]
        model[k] = model[k] - step * memory[k]
    if it % 1500 == 0:
        print('iteration', it, 'loss', loss, 'explained', 1 - data_loss)

expected = run(model, X)[1][:, 0] * sigma + mu
print('R2', 1 - np.mean((expected - ring) ** 2) / np.var(ring))
