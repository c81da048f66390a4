# Irrigação: umidade do solo em função da profundidade e das horas depois da rega
import numpy as np

rng = np.random.RandomState(6)


class Camada:
    def __init__(self, n_in, n_out, ativa):
        self.W = rng.randn(n_in, n_out) / np.sqrt(n_in)
        self.b = np.zeros(n_out)
        self.ativa = ativa

    def frente(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.a = np.tanh(z) if self.ativa else z
        return self.a

    def tras(self, d):
        if self.ativa:
            d = d * (1 - self.a ** 2)
        self.dW = self.x.T @ d
        self.db = d.sum(axis=0)
        return d @ self.W.T


m = 400
prof = rng.uniform(0, 80, m)     # cm
horas = rng.uniform(0, 48, m)
umid = 18 + 20 * np.exp(-((prof - 1.3 * horas - 5) / 18) ** 2) + 0.4 * rng.randn(m)
X = np.column_stack([(prof - 40) / 23, (horas - 24) / 14])
Y = ((umid - 25) / 7).reshape(-1, 1)

rede = [Camada(2, 24, True), Camada(24, 24, True), Camada(24, 1, False)]
taxa = 0.1

for epoca in range(2000):
    saida = X
    for camada in rede:
        saida = camada.frente(saida)
    custo = np.mean((saida - Y) ** 2)
    if epoca % 200 == 0:
        print('época', epoca, 'custo', custo)

    d = 2 * (saida - Y)
    for camada in reversed(rede):
        d = camada.tras(d)
    for camada in rede:
        camada.W -= taxa * camada.dW
        camada.b -= taxa * camada.db

estimado = X
for camada in rede:
    estimado = camada.frente(estimado)
print('custo final', np.mean((estimado - Y) ** 2))
