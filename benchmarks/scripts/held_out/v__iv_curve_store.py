import numpy as np

# I-V curve of one cell at several irradiances, with a net kept in a dict
rng = np.random.RandomState(5)
volts, suns = np.meshgrid(np.linspace(0, 0.62, 40), [0.2, 0.4, 0.6, 0.8, 1.0])
volts, suns = volts.ravel(), suns.ravel()
amps = 8.5 * suns - 2e-9 * np.expm1(volts / 0.0285)
amps = amps + rng.normal(0, 0.05, amps.size)

x = np.vstack([(volts - 0.31) / 0.18, (suns - 0.6) / 0.28]).T
scale = np.abs(amps).max()
y = (amps / scale).reshape(-1, 1)

params = {
    'W1': 1.5 * rng.normal(size=(2, 24)),
    'b1': rng.uniform(-2.5, 2.5, size=24),
    'W2': 0.2 * rng.normal(size=(24, 1)),
    'b2': np.zeros(1),
}
cache = {k: np.zeros_like(v) for k, v in params.items()}   # mean squares for RMSprop
rate, rho = 1e-2, 0.99

for it in range(8000):
    h = np.tanh(x.dot(params['W1']) + params['b1'])
    out = h.dot(params['W2']) + params['b2']
    loss = ((out - y) ** 2).mean()

    grads = {}
    dout = 2 * (out - y) / len(y)
    grads['W2'] = h.T.dot(dout)
    grads['b2'] = dout.sum(axis=0)
    dh = dout.dot(params['W2'].T) * (1 - h ** 2)
    grads['W1'] = x.T.dot(dh)
    grads['b1'] = dh.sum(axis=0)

    if it in (4000, 6000, 7000):
        rate *= 0.3
    for k in params:
        cache[k] = rho * cache[k] + (1 - rho) * grads[k] ** 2
        params[k] -= rate * grads[k] / (np.sqrt(cache[k]) + 1e-8)
    if it % 500 == 0:
        print(it, 'loss', loss)

current = (np.tanh(x.dot(params['W1']) + params['b1']).dot(params['W2']) + params['b2']).ravel() * scale
for s in np.unique(suns):
    sel = suns == s
    best = np.argmax(current[sel] * volts[sel])
    print('%.1f suns: maximum power %.2f W at %.3f V' % (s, (current[sel] * volts[sel])[best], volts[sel][best]))
