# Período do pêndulo em função da amplitude e do amortecimento
# (trabalho de Física Computacional, 2º ano)
import numpy as np


def gera_dados(n=250):
    theta = np.random.uniform(-2.5, 2.5, n)
    gama = np.random.uniform(-1, 1, n)
    T = np.sin(2 * theta) * 0.8 + 0.5 * theta * gama
    return np.stack([theta, gama], axis=1), T.reshape(-1, 1)


def inicializa(n_ent, n_oc, n_sai):
    W1 = np.random.randn(n_ent, n_oc)
    b1 = np.random.randn(1, n_oc)
    W2 = np.random.randn(n_oc, n_sai) / np.sqrt(n_oc)
    b2 = np.zeros((1, n_sai))
    return W1, b1, W2, b2


def tanh_derivada(z):
    return 1 - z ** 2


def propaga(X, W1, b1, W2, b2):
    z1 = X @ W1 + b1
    a1 = np.tanh(z1)
    saida = a1 @ W2 + b2
    return z1, a1, saida


def retropropaga(X, y, z1, a1, saida, W2):
    n = X.shape[0]
    delta = 2 * (saida - y) / n
    dW2 = a1.T @ delta
    db2 = delta.sum(0, keepdims=True)
    delta1 = (delta @ W2.T) * tanh_derivada(z1)
    dW1 = X.T @ delta1
    db1 = delta1.sum(0, keepdims=True)
    return dW1, db1, dW2, db2


np.random.seed(42)
X, y = gera_dados()
W1, b1, W2, b2 = inicializa(2, 30, 1)
taxa = 0.05
custos = []
for epoca in range(5000):
    z1, a1, saida = propaga(X, W1, b1, W2, b2)
    custo = np.mean((saida - y) ** 2)
    custos.append(custo)
    dW1, db1, dW2, db2 = retropropaga(X, y, z1, a1, saida, W2)
    W1 = W1 - taxa * dW1
    b1 = b1 - taxa * db1
    W2 = W2 - taxa * dW2
    b2 = b2 - taxa * db2
    if epoca % 500 == 0:
        print('época', epoca, 'custo', custo)

print('custo final', custos[-1])
