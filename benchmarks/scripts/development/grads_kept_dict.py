import numpy as np

np.random.seed(5)

# sensor: ultrasonic echo amplitude over distance (m) and angle (rad)
N = 240
dist = np.random.uniform(0, 1, N)
ang = np.random.uniform(-1, 1, N)
X = np.c_[2 * dist - 1, ang]
y = (np.cos(2 * ang) * (1 - dist ** 2)).reshape(N, 1)

model = {
    'W1': np.random.randn(2, 20) * 1.2,
    'b1': np.random.randn(20) * 0.5,
    'W2': np.random.randn(20, 1) * 0.2,
    'b2': np.zeros(1),
}
grads = {k: np.zeros_like(v) for k, v in model.items()}
step_size = 0.05

for i in range(2500):
    h = np.tanh(X.dot(model['W1']) + model['b1'])
    f = h.dot(model['W2']) + model['b2']

    data_loss = np.sum((f - y) ** 2) / N
    if i % 250 == 0:
        print('iteration', i, 'loss', data_loss)

    df = 2 * (f - y) / N
    grads['W2'] += h.T.dot(df)
    grads['b2'] += df.sum(axis=0)
    dh = df.dot(model['W2'].T) * (1 - h * h)
    grads['W1'] += X.T.dot(dh)
    grads['b1'] += dh.sum(axis=0)

    for k in model:
        model[k] -= step_size * grads[k]

pred = np.tanh(X.dot(model['W1']) + model['b1']).dot(model['W2']) + model['b2']
print('mean abs error', np.abs(pred - y).mean())
