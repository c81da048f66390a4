# Rede em camadas (lista de objetos) com momento. Consumo de um elevador.
import numpy as np


class Camada:
    momento = 0.9

    def __init__(self, n_in, n_out, ativacao):
        limite = np.sqrt(6.0 / (n_in + n_out))
        self.P = np.random.uniform(-limite, limite, (n_in, n_out))
        self.B = np.zeros(n_out)
        self.vP = np.zeros_like(self.P)
        self.vB = np.zeros_like(self.B)
        self.ativacao = ativacao

    def propagar(self, e):
        self.e = e
        self.u = e @ self.P + self.B
        if self.ativacao == "relu":
            return np.maximum(self.u, 0.0)
        if self.ativacao == "tanh":
            return np.tanh(self.u)
        return self.u

    def retropropagar(self, g):
        if self.ativacao == "relu":
            g = g * (self.u > 0)
        elif self.ativacao == "tanh":
            g = g / np.cosh(self.u) ** 2
        self.gP = self.e.T @ g
        self.gB = g.sum(axis=0)
        return g @ self.P.T

    def atualizar(self, taxa):
        self.vP = self.momento * self.vP + self.gP
        self.vB = self.momento * self.vB + self.gB
        self.P -= taxa * self.vP
        self.B -= taxa * self.vB


np.random.seed(17)
carga = np.random.uniform(0, 800, 350)
andares = np.random.randint(1, 13, 350)
energia = 0.02 * andares * np.abs(carga - 380) / 10 + 0.15 * andares + np.random.normal(0, 0.25, 350)

X = np.column_stack([carga / 400 - 1, andares / 6 - 1])
d = (energia / 4.0 - 1).reshape(-1, 1)

rede = [Camada(2, 20, "relu"), Camada(20, 12, "tanh"), Camada(12, 1, None)]
taxa = 0.02
for ciclo in range(1500):
    saida = X
    for camada in rede:
        saida = camada.propagar(saida)
    g = 2 * (saida - d) / len(d)
    for camada in reversed(rede):
        g = camada.retropropagar(g)
    for camada in rede:
        camada.atualizar(taxa)
    if ciclo % 150 == 0:
        print("ciclo", ciclo, "erro", float(np.mean((saida - d) ** 2)))

for camada in rede[:1]:
    print("norma dos pesos", np.linalg.norm(camada.P))
