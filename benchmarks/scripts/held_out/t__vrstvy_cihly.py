# Vícevrstvá síť z kurzu: vrstvy jsou objekty v seznamu
# úloha: nasákavost cihly (%) podle teploty výpalu a podílu pilin
import numpy as np


class Vrstva:
    def __init__(self, n_vstup, n_vystup, linearni=False):
        self.W = 0.1 * np.ones((n_vstup, n_vystup))
        self.b = np.zeros((1, n_vystup))
        self.linearni = linearni

    def dopredu(self, x):
        self.x = x
        self.z = x @ self.W + self.b
        self.a = self.z if self.linearni else np.tanh(self.z)
        return self.a

    def zpet(self, grad, lr):
        dz = grad if self.linearni else grad * (1 - self.a ** 2)
        dx = dz @ self.W.T
        self.W -= lr * (self.x.T @ dz)
        self.b -= lr * dz.sum(axis=0, keepdims=True)
        return dx


np.random.seed(2)
n = 220
teplota = np.random.uniform(-1, 1, n)
piliny = np.random.uniform(-1, 1, n)
nasakavost = np.sin(3 * teplota) + 0.8 * piliny ** 2 - teplota * piliny + 0.05 * np.random.randn(n)

X = np.column_stack((teplota, piliny))
Y = nasakavost[:, np.newaxis]

sit = [Vrstva(2, 16), Vrstva(16, 16), Vrstva(16, 1, linearni=True)]

for krok in range(4000):
    vystup = X
    for vrstva in sit:
        vystup = vrstva.dopredu(vystup)
    ztrata = np.mean((vystup - Y) ** 2)
    grad = 2 * (vystup - Y) / n
    for vrstva in reversed(sit):
        grad = vrstva.zpet(grad, 0.1)
    if krok % 300 == 0:
        print(f"krok {krok}: ztráta {ztrata:.4f}")

vystup = X
for vrstva in sit:
    vystup = vrstva.dopredu(vystup)
