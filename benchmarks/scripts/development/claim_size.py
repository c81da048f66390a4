# Size of insurance claims. Errors grow with the size, so gamma deviance and exp() at the output
# (as in a GLM with log link), not squared error.
import numpy as np

np.random.seed(99)
n = 1500
age = np.random.uniform(18, 80, n)
power = np.random.uniform(40, 200, n)
mu = np.exp(0.3 + 1.2 * np.exp(-((age - 20) / 10) ** 2) + 0.5 * np.tanh((power - 120) / 30))
shape = 60.0
claim = np.random.gamma(shape, mu / shape)

X = np.column_stack([(age - 49) / 18, (power - 120) / 46])
y = claim.reshape(-1, 1)

P = {
    'W1': np.random.randn(2, 20),
    'b1': np.random.randn(20),
    'W2': np.random.randn(20, 1) * 0.1,
    'b2': np.zeros(1),
}


def forward(P, X):
    h = np.tanh(X @ P['W1'] + P['b1'])
    return h, np.exp(h @ P['W2'] + P['b2'])


rate = 0.1
for it in range(4000):
    h, m = forward(P, X)
    deviance = 2 * np.mean(y / m - 1 - np.log(y / m))
    d_eta = 2 * (1 - y / m) / n              # derivative with respect to log m
    d_h = d_eta @ P['W2'].T * (1 - h ** 2)
    G = {'W1': X.T @ d_h, 'b1': d_h.sum(0), 'W2': h.T @ d_eta, 'b2': d_eta.sum(0)}
    for k in P:
        P[k] -= rate * G[k]
    if it % 400 == 0:
        print('iteration', it, 'deviance', deviance)

m = forward(P, X)[1]
print('mean claim %.3f, mean of model %.3f' % (y.mean(), m.mean()))
