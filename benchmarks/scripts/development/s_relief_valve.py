import numpy as np

# Discharge of a relief valve: orifice area (mm2), inlet pressure (bar), temperature (K).
# Flows go from a few kg/h to many tonnes, so the logarithm is fitted.

np.random.seed(31)
N = 300
area = 10 ** np.random.uniform(1, 3.5, N)
bar = 10 ** np.random.uniform(0.3, 2, N)
kelvin = np.random.uniform(280, 700, N)
choked = 1 - 0.35 * np.exp(-bar / 6)
flow = 4.1 * area * bar * choked * np.sqrt(300 / kelvin)
log_noise = 0.12 * np.random.randn(N)
log_flow = np.log(flow) + log_noise

X = np.c_[np.log(area), np.log(bar), kelvin]
X = (X - X.mean(0)) / X.std(0)
mu, sd = log_flow.mean(), log_flow.std()
y = ((log_flow - mu) / sd)[:, None]

net = {
    'W1': np.random.randn(3, 16) * np.sqrt(1 / 3),
    'b1': np.zeros(16),
    'W2': np.random.randn(16, 16) * np.sqrt(1 / 16),
    'b2': np.zeros(16),
    'W3': np.random.randn(16, 1) * np.sqrt(1 / 16),
    'b3': np.zeros(1),
}
first = {k: np.zeros_like(a) for k, a in net.items()}
second = {k: np.zeros_like(a) for k, a in net.items()}


def forward(net, X):
    a1 = np.tanh(X @ net['W1'] + net['b1'])
    a2 = np.tanh(a1 @ net['W2'] + net['b2'])
    return a1, a2, a2 @ net['W3'] + net['b3']


def backward(net, X, y):
    a1, a2, yhat = forward(net, X)
    grad = {}
    d3 = 2 * (yhat - y) / y.size
    grad['W3'], grad['b3'] = a2.T @ d3, d3.sum(0)
    d2 = (d3 @ net['W3'].T) * (1 - a2 * a2)
    grad['W2'], grad['b2'] = a1.T @ d2, d2.sum(0)
    d1 = (d2 @ net['W2'].T) * (1 - a1 * a1)
    grad['W1'], grad['b1'] = X.T @ d1, d1.sum(0)
    return np.mean((yhat - y) ** 2), grad


for it in range(1, 2501):
    loss, grad = backward(net, X, y)
    lr = 0.005 if it < 1800 else 0.001
    for k in net:
        first[k] = 0.9 * first[k] + 0.1 * grad[k]
        second[k] = 0.999 * second[k] + 0.001 * grad[k] ** 2
        unbiased1 = first[k] / (1 - 0.9 ** it)
        unbiased2 = second[k] / (1 - 0.999 ** it)
        net[k] -= lr * unbiased1 / (np.sqrt(unbiased2) + 1e-8)
    if it % 250 == 0:
        print('%5d  %.6f' % (it, loss))

log_hat = forward(net, X)[2].ravel() * sd + mu
ratio = np.exp(log_hat - log_flow)
print('within a factor of', np.exp(np.abs(np.log(ratio)).max()))
