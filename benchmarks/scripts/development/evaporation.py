# pan evaporation (mm/day) from air temperature and wind
import numpy as np

def tanh_prime(a):
    return 1 - a ** 2

def forward(x, w):
    hidden = np.tanh(np.dot(x, w['in']) + w['bias_in'])
    return hidden, np.dot(hidden, w['out']) + w['bias_out']

def backward(x, target, hidden, output, w):
    n = x.shape[0]
    delta_out = (target - output) / n
    delta_hid = np.dot(delta_out, w['out'].T) * tanh_prime(hidden)
    return {'out': np.dot(hidden.T, delta_out), 'bias_out': delta_out.sum(axis=0),
            'in': np.dot(x.T, delta_hid), 'bias_in': delta_hid.sum(axis=0)}

def train(x, target, n_hidden=8, rate=0.2, n_steps=3000):
    w = {'in': np.random.randn(x.shape[1], n_hidden) * 0.7,
         'bias_in': np.zeros(n_hidden),
         'out': np.random.randn(n_hidden, 1) * 0.3,
         'bias_out': np.zeros(1)}
    for step in xrange(n_steps):
        hidden, output = forward(x, w)
        grad = backward(x, target, hidden, output, w)
        for name in w:
            w[name] = w[name] - rate * grad[name]
        if step % 300 == 0:
            print "step", step, "mse", np.mean((output - target) ** 2)
    return w

np.random.seed(6)
temp = np.random.uniform(5, 38, 200)
wind = np.random.uniform(0, 9, 200)
evap = 0.3 * np.exp(temp / 15.0) * (1 + 0.12 * wind) + np.random.normal(0, 0.1, 200)

x = np.array([temp, wind]).T
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = ((evap - evap.mean()) / evap.std()).reshape(-1, 1)
w = train(x, y)
result = forward(x, w)[1]
print "correlation", np.corrcoef(result.ravel(), y.ravel())[0, 1]
