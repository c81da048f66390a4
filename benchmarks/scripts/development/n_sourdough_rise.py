import numpy as np

# How far did the dough rise? My kitchen log: temperature, hydration, hours, starter.
np.random.seed(1986)
N, H = 600, 40
temp = np.random.uniform(17, 30, N)
hydration = np.random.uniform(0.60, 0.85, N)
hours = np.random.uniform(2, 12, N)
starter = np.random.uniform(0.05, 0.30, N)
speed = np.exp((temp - 24) / 9) * starter / 0.15
rise = 100 / (1 + np.exp(-(hours * speed - 6) / 2.5)) * (1.2 - (hydration - 0.7) ** 2 * 8)
rise += np.random.normal(0, 2.0, N)

X = np.vstack([temp, hydration, hours, starter]).T
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
y = ((rise - rise.mean()) / rise.std()).astype(np.float32)[:, None]

model = {
    'W1': np.random.randn(4, H) * np.sqrt(2.0 / 4),
    'b1': np.zeros((1, H)),
    'W2': np.random.randn(H, 1) * np.sqrt(2.0 / H),
    'b2': np.zeros((1, 1)),
}
model = {name: value.astype(np.float32) for name, value in model.items()}

reg = 1e-4
step_size = 0.05
for it in range(4000):
    hidden = np.maximum(0, X.dot(model['W1']) + model['b1'])
    scores = hidden.dot(model['W2']) + model['b2']
    diff = scores - y
    data_loss = np.mean(diff ** 2)
    reg_loss = 0.5 * reg * (np.sum(model['W1'] ** 2) + np.sum(model['W2'] ** 2))
    loss = data_loss + reg_loss
    if it % 500 == 0:
        print('iteration %d: loss %f' % (it, loss))

    dscores = 2 * diff / N
    dhidden = dscores.dot(model['W2'].T)
    dhidden[hidden <= 0] = 0
    grads = {
        'W2': hidden.T.dot(dscores) + reg * model['W2'],
        'b2': np.sum(dscores, axis=0, keepdims=True),
        'W1': X.T.dot(dhidden) + reg * model['W1'],
        'b1': np.sum(dhidden, axis=0, keepdims=True),
    }
    for name in model:
        model[name] -= step_size * grads[name]

guess = np.maximum(0, X.dot(model['W1']) + model['b1']).dot(model['W2']) + model['b2']
r2 = 1 - np.sum((guess - y) ** 2) / np.sum((y - y.mean()) ** 2)
print('R2 of the kitchen log:', round(float(r2), 3))
