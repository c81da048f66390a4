# Rede neural simples para aproximar a energia potencial de uma mola (y = k x^2 / 2)
import numpy as np


class RedeNeural:
    def __init__(self, n_entrada, n_oculta, n_saida, taxa=0.05):
        self.W1 = np.random.randn(n_entrada, n_oculta)
        self.W2 = np.random.randn(n_oculta, n_saida) / np.sqrt(n_oculta)
        self.taxa = taxa

    def propagar(self, X):
        self.z1 = np.dot(X, self.W1)
        self.a1 = np.tanh(self.z1)
        return np.dot(self.a1, self.W2)

    def retropropagar(self, X, y, saida):
        n = X.shape[0]
        delta2 = 2 * (saida - y) / n
        delta1 = np.dot(delta2, self.W2.T) * (1 - self.a1 ** 2)
        self.W2 -= self.taxa * np.dot(self.a1.T, delta2)
        self.W1 -= self.taxa * np.dot(X.T, delta1)

    def treinar(self, X, y, epocas=4000):
        for k in range(epocas):
            saida = self.propagar(X)
            custo = np.mean((saida - y) ** 2)
            self.retropropagar(X, y, saida)
            if k % 500 == 0:
                print("epoca", k, "custo", round(custo, 5))


np.random.seed(42)
x = np.linspace(-1.5, 1.5, 120).reshape(-1, 1)   # deslocamento (dm)
k_mola = 1.8
energia = 0.5 * k_mola * x ** 2

rede = RedeNeural(1, 12, 1)
rede.treinar(x, energia)

resultado = rede.propagar(x)
for i in range(0, 120, 20):
    print("x = %.2f  esperado = %.3f  rede = %.3f" % (x[i, 0], energia[i, 0], resultado[i, 0]))
