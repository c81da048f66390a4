import numpy as np

# Altura de ola segun viento y fetch. Regularizo porque el profe dijo que siempre hay que hacerlo.
np.random.seed(0)


def datos():
    viento = np.random.uniform(2, 20, 300)
    fetch = np.random.uniform(1, 50, 300)
    ola = 0.0016 * np.sqrt(fetch * 1000 / 9.81) * viento * (1 + 0.3 * np.tanh((viento - 10) / 3))
    ola = ola + 0.01 * np.random.randn(300)
    X = np.c_[viento, fetch]
    X = (X - X.mean(0)) / X.std(0)
    y = (ola - ola.mean()) / ola.std()
    return X, y.reshape(-1, 1)


def inicializa(n_in, n_h):
    return {'W1': np.random.randn(n_in, n_h) * np.sqrt(1. / n_in), 'b1': np.zeros(n_h),
            'W2': np.random.randn(n_h, 1) * np.sqrt(1. / n_h), 'b2': np.zeros(1)}


def adelante(p, X):
    A1 = np.tanh(X.dot(p['W1']) + p['b1'])
    return A1, A1.dot(p['W2']) + p['b2']


def costo(p, X, y, lam):
    _, yh = adelante(p, X)
    reg = lam * (np.sum(p['W1'] ** 2) + np.sum(p['W2'] ** 2))
    return np.mean((yh - y) ** 2) + reg


def atras(p, X, y, lam):
    A1, yh = adelante(p, X)
    d = 2 * (yh - y) / len(y)
    dA = d.dot(p['W2'].T) * (1 - A1 ** 2)
    return {'W1': X.T.dot(dA) + 2 * lam * p['W1'], 'b1': dA.sum(0),
            'W2': A1.T.dot(d) + 2 * lam * p['W2'], 'b2': d.sum(0)}


def entrena(X, y, n_h=20, eta=0.1, lam=0.1, pasos=4000):
    p = inicializa(X.shape[1], n_h)
    for i in range(pasos):
        g = atras(p, X, y, lam)
        for k in p:
            p[k] = p[k] - eta * g[k]
        if i % 400 == 0:
            print('paso', i, 'costo', costo(p, X, y, lam))
    return p


X, y = datos()
p = entrena(X, y)
yh = adelante(p, X)[1]
print('R2 =', 1 - np.mean((yh - y) ** 2) / np.var(y))
