import numpy as np


class ReteSpettro:
    """Rete con uno strato nascosto per la riga di assorbimento (esame di laboratorio III)."""

    def __init__(self, nascosti, eta):
        self.eta = eta
        self.W = np.random.randn(1, nascosti) * 2
        self.V = np.random.randn(nascosti, 1) * 0.5
        self.storia = []

    def sigma(self, u):
        return 1 / (1 + np.exp(-u))

    def avanti(self, x):
        self.h = self.sigma(x.dot(self.W))
        self.uscita = self.h.dot(self.V)
        return self.uscita

    def indietro(self, x, y):
        n = x.shape[0]
        d = 2 * (self.uscita - y) / n
        gV = self.h.T.dot(d)
        dh = d.dot(self.V.T) * self.h * (1 - self.h)
        gW = x.T.dot(dh)
        self.V -= self.eta * gV
        self.W -= self.eta * gW

    def allena(self, x, y, passi):
        for p in range(passi):
            u = self.avanti(x)
            self.storia.append(np.mean((u - y) ** 2))
            self.indietro(x, y)
            if p % 1000 == 0:
                print("passo", p, "errore", self.storia[-1])


np.random.seed(3)
# lunghezza d'onda rispetto al centro della riga, in unita' della larghezza
lam = np.linspace(-3, 3, 240).reshape(-1, 1)
profilo = 1 - 0.85 / (1 + lam ** 2) + 0.01 * np.random.randn(240, 1)
flusso = (profilo - profilo.mean()) / profilo.std()

rete = ReteSpettro(nascosti=12, eta=0.3)
rete.allena(lam, flusso, 6000)
previsto = rete.avanti(lam)
print("errore finale", np.mean((previsto - flusso) ** 2))
# viene una curva quasi piatta e la riga non si vede
