# tema la retele neuronale: aproximarea unei functii (fara biblioteci, doar numpy)
import numpy as np

np.random.seed(1)


def sigmoida(z):
    return 1.0 / (1.0 + np.exp(-z))


def derivata_sigmoida(z):
    s = sigmoida(z)
    return s * (1 - s)


def initializeaza(n_in, n_ascuns, n_out):
    W1 = np.random.randn(n_in, n_ascuns) * 3
    b1 = np.random.randn(1, n_ascuns) * 2
    W2 = np.random.randn(n_ascuns, n_out) * 0.5
    b2 = np.zeros((1, n_out))
    return W1, b1, W2, b2


def inainte(x, W1, b1, W2, b2):
    z1 = x @ W1 + b1
    a1 = sigmoida(z1)
    return z1, a1, a1 @ W2 + b2


def inapoi(x, y, z1, a1, iesire, W2):
    m = x.shape[0]
    delta2 = (y - iesire) / m
    dW2 = a1.T @ delta2
    db2 = np.sum(delta2, axis=0, keepdims=True)
    delta1 = (delta2 @ W2.T) * derivata_sigmoida(z1)
    dW1 = x.T @ delta1
    db1 = np.sum(delta1, axis=0, keepdims=True)
    return dW1, db1, dW2, db2


def antreneaza(x, y, epoci=5000, rata=0.2):
    W1, b1, W2, b2 = initializeaza(1, 15, 1)
    for ep in range(epoci):
        z1, a1, iesire = inainte(x, W1, b1, W2, b2)
        eroare = np.mean((y - iesire) ** 2)
        dW1, db1, dW2, db2 = inapoi(x, y, z1, a1, iesire, W2)
        W1 = W1 - rata * dW1
        b1 = b1 - rata * db1
        W2 = W2 - rata * dW2
        b2 = b2 - rata * db2
        if ep % 500 == 0:
            print("epoca", ep, "eroarea", eroare)
    return W1, b1, W2, b2


x = np.linspace(-2, 2, 80).reshape(-1, 1)
y = np.sin(1.5 * x) + 0.3 * x
parametri = antreneaza(x, y)
_, _, y_retea = inainte(x, *parametri)
print("eroarea finala:", np.mean((y - y_retea) ** 2))
