import numpy as np

# growth of tomato plants over light and watering, dictionary style
rng = np.random.RandomState(55)
light = rng.uniform(-1, 1, 250)
water = rng.uniform(-1, 1, 250)
X = np.stack([light, water], axis=1)
growth = (1 - (light - 0.2) ** 2) * np.exp(-water ** 2 * 2) + 0.4 * np.abs(light + 0.5)
Y = growth.reshape(-1, 1)

D, H, K = 2, 50, 1
model = {
    'W1': rng.randn(D, H) * np.sqrt(2. / D),
    'W2': rng.randn(H, H) * np.sqrt(2. / H),
    'W3': rng.randn(H, K) * np.sqrt(2. / H),
}


def forward(model, X):
    h1 = X.dot(model['W1'])
    h1[h1 < 0] = 0
    h2 = h1.dot(model['W2'])
    h2[h2 < 0] = 0
    return h1, h2, h2.dot(model['W3'])


learning_rate = 0.02
for step in range(3000):
    h1, h2, scores = forward(model, X)
    loss = np.mean((scores - Y) ** 2)
    if step % 300 == 0:
        print('step %d loss %f' % (step, loss))

    grads = {}
    dscores = 2 * (scores - Y) / len(Y)
    grads['W3'] = h2.T.dot(dscores)
    dh2 = dscores.dot(model['W3'].T)
    dh2[h2 <= 0] = 0
    grads['W2'] = h1.T.dot(dh2)
    dh1 = dh2.dot(model['W2'].T)
    dh1[h1 <= 0] = 0
    grads['W1'] = X.T.dot(dh1)
    for name in model:
        model[name] -= learning_rate * grads[name]

result = forward(model, X)[2]
print('R2', 1 - ((result - Y) ** 2).sum() / ((Y - Y.mean()) ** 2).sum())
