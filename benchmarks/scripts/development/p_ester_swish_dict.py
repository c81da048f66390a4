import numpy as np

# conversion of acetic acid with ethanol, batch reactor; inputs: hours, temperature, molar ratio
np.random.seed(60)
N = 800
hours = np.random.uniform(0.2, 8, (N, 1))
celsius = np.random.uniform(50, 85, (N, 1))
ratio = np.random.uniform(1, 4, (N, 1))
k = 0.25 * np.exp(0.045 * (celsius - 65))
conv = 100 * (1 - np.exp(-k * hours)) * ratio / (ratio + 0.6)
conv += 1.5 * np.random.randn(N, 1)                    # titration error, percent

data = np.hstack([hours, celsius, ratio])
data = (data - data.mean(axis=0)) / data.std(axis=0)
goal = (conv - conv.mean()) / conv.std()

D, H = 3, 20
model = {
    'W1': np.random.randn(D, H) * np.sqrt(2.0 / D),
    'b1': np.zeros((1, H)),
    'W2': np.random.randn(H, 1) * np.sqrt(1.0 / H),
    'b2': np.zeros((1, 1)),
}
cache = {name: np.zeros_like(w) for name, w in model.items()}
reg = 1e-5
rate = 5e-3

for it in range(2500):
    # forward: swish units
    z = data.dot(model['W1']) + model['b1']
    gate = 1.0 / (1.0 + np.exp(-z))
    act = z * gate
    scores = act.dot(model['W2']) + model['b2']

    data_loss = np.mean((scores - goal) ** 2)
    reg_loss = 0.5 * reg * (np.sum(model['W1'] ** 2) + np.sum(model['W2'] ** 2))
    loss = data_loss + reg_loss
    if it % 250 == 0:
        print("iteration %d: loss %f (data %f)" % (it, loss, data_loss))

    # backward
    grads = {}
    dscores = 2.0 * (scores - goal) / N
    grads['W2'] = act.T.dot(dscores) + reg * model['W2']
    grads['b2'] = dscores.sum(axis=0, keepdims=True)
    dz = dscores.dot(model['W2'].T) * (gate + act * (1 - gate))
    grads['W1'] = data.T.dot(dz) + reg * model['W1']
    grads['b1'] = dz.sum(axis=0, keepdims=True)

    # RMSProp, slower towards the end
    if it in (1500, 2100):
        rate *= 0.3
    for name in model:
        cache[name] = 0.99 * cache[name] + 0.01 * grads[name] ** 2
        model[name] -= rate * grads[name] / (np.sqrt(cache[name]) + 1e-6)

z = data.dot(model['W1']) + model['b1']
conv_hat = (z / (1.0 + np.exp(-z))).dot(model['W2']) + model['b2']
conv_hat = conv_hat * conv.std() + conv.mean()
print("mean absolute error: %.2f %%" % np.abs(conv_hat - conv).mean())
