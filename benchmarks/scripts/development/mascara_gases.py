# Vida util do filtro de uma mascara (min) x concentracao, umidade, vazao
import numpy as np

np.random.seed(33)


class RedeNeural:
    def __init__(self, entradas, ocultos, saidas, taxa=0.05, limite=100.0):
        self.taxa = taxa
        self.limite = limite
        self.W1 = np.random.randn(entradas, ocultos) * np.sqrt(2.0 / entradas)
        self.b1 = np.zeros(ocultos)
        self.W2 = np.random.randn(ocultos, saidas) * np.sqrt(2.0 / ocultos)
        self.b2 = np.zeros(saidas)

    def frente(self, X):
        self.Z = X.dot(self.W1) + self.b1
        self.H = np.where(self.Z > 0, self.Z, 0.01 * self.Z)
        return self.H.dot(self.W2) + self.b2

    def gradientes(self, X, Y, P):
        E = 2.0 * (P - Y) / X.shape[0]
        D = E.dot(self.W2.T) * np.where(self.Z > 0, 1.0, 0.01)
        return [X.T.dot(D), D.sum(axis=0), self.H.T.dot(E), E.sum(axis=0)]

    def treina(self, X, Y, epocas):
        for ep in range(epocas):
            P = self.frente(X)
            grads = self.gradientes(X, Y, P)
            norma = np.sqrt(sum((g ** 2).sum() for g in grads))
            if norma > self.limite:          # seguranca
                grads = [g * self.limite / norma for g in grads]
            for par, g in zip((self.W1, self.b1, self.W2, self.b2), grads):
                par -= self.taxa * g
            if ep % 500 == 0:
                print('epoca', ep, 'erro', np.mean((P - Y) ** 2), 'norma', norma)


n = 400
conc = np.random.uniform(100, 1000, n)
umid = np.random.uniform(20, 90, n)
vazao = np.random.uniform(20, 60, n)
vida = 3e5 / (conc * vazao) ** 0.8 * (1 - 0.4 / (1 + np.exp(-(umid - 65) / 6)))
log_vida = np.log(vida) + 0.03 * np.random.randn(n)

X = np.c_[np.log(conc), umid, np.log(vazao)]
X = (X - X.mean(0)) / X.std(0)
Y = ((log_vida - log_vida.mean()) / log_vida.std())[:, np.newaxis]

rede = RedeNeural(3, 24, 1)
rede.treina(X, Y, 3000)
saida = rede.frente(X)
print('R2', 1 - ((saida - Y) ** 2).sum() / ((Y - Y.mean()) ** 2).sum())
