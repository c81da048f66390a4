"""Livello di rumore (dB) di una strada in funzione dell'ora del giorno e del traffico."""
import numpy as np


class ReteNeurale:
    def __init__(self, n_ingressi, n_nascosti, passo):
        self.passo = passo
        # pesi casuali
        self.V = 50 * np.random.rand(n_ingressi, n_nascosti)
        self.bv = 50 * np.random.rand(1, n_nascosti)
        self.U = np.random.randn(n_nascosti, 1) * 0.2
        self.bu = np.zeros((1, 1))

    @staticmethod
    def sigmoide(z):
        return 1 / (1 + np.exp(-z))

    def avanti(self, X):
        self.s = self.sigmoide(X @ self.V + self.bv)
        return self.s @ self.U + self.bu

    def indietro(self, X, y, uscita):
        delta = 2 * (uscita - y) / len(y)
        gU = self.s.T @ delta
        gbu = delta.sum(axis=0, keepdims=True)
        delta_n = (delta @ self.U.T) * self.s * (1 - self.s)
        gV = X.T @ delta_n
        gbv = delta_n.sum(axis=0, keepdims=True)
        # aggiornamento dei pesi
        self.U += self.passo * gU
        self.bu += self.passo * gbu
        self.V += self.passo * gV
        self.bv += self.passo * gbv


np.random.seed(14)
ora = np.random.uniform(0, 24, 300)
veicoli = np.random.uniform(10, 900, 300)
rumore = 42 + 8 * np.log10(veicoli) + 3 * np.sin((ora - 9) * np.pi / 12) + np.random.normal(0, 0.4, 300)

X = np.column_stack([(ora - 12) / 7, (veicoli - 455) / 257])
y = ((rumore - rumore.mean()) / rumore.std()).reshape(-1, 1)

rete = ReteNeurale(2, 20, 0.1)
for epoca in range(4000):
    uscita = rete.avanti(X)
    perdita = np.mean((uscita - y) ** 2)
    rete.indietro(X, y, uscita)
    if epoca % 500 == 0:
        print("epoca", epoca, "perdita", perdita)

previsto = rete.avanti(X)
