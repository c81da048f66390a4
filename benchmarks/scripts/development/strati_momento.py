# Rete a strati con momento (Nesterov no, solo quello classico). Errore = 1/2 somma dei quadrati / n
import numpy as np


class Strato:
    def __init__(self, n_in, n_out, f, df):
        self.W = np.random.randn(n_out, n_in) * np.sqrt(1.0 / n_in)
        self.b = np.random.randn(n_out, 1) * 0.3
        self.vW, self.vb = np.zeros_like(self.W), np.zeros_like(self.b)
        self.f, self.df = f, df

    def avanti(self, a):
        self.a_prec = a
        self.z = self.W @ a + self.b
        return self.f(self.z)

    def indietro(self, da):
        n = da.shape[1]
        dz = da * self.df(self.z)
        self.dW = dz @ self.a_prec.T / n
        self.db = dz.mean(axis=1, keepdims=True)
        return self.W.T @ dz

    def aggiorna(self, eta, beta):
        self.vW = beta * self.vW + self.dW
        self.vb = beta * self.vb + self.db
        self.W -= eta * self.vW
        self.b -= eta * self.vb


softplus = lambda z: np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0)
sigmoide = lambda z: 1 / (1 + np.exp(-z))
identita = lambda z: z
uno = lambda z: 1.0

# un campione per colonna
X = np.random.uniform(-2, 2, (2, 500))
T = np.sin(X[:1]) * X[1:] + 0.05 * np.random.randn(1, 500)

rete = [
    Strato(2, 30, softplus, sigmoide),
    Strato(30, 30, softplus, sigmoide),
    Strato(30, 1, identita, uno),
]

for passo in range(3000):
    A = X
    for s in rete:
        A = s.avanti(A)
    d = A - T
    for s in reversed(rete):
        d = s.indietro(d)
    for s in rete:
        s.aggiorna(0.02, 0.9)
    if passo % 500 == 0:
        print(passo, 0.5 * np.mean((A - T) ** 2))

Y = X
for s in rete:
    Y = s.avanti(Y)
print("errore medio", np.abs(Y - T).mean())
