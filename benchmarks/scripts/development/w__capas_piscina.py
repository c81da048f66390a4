"""Temperatura de la piscina segun la hora y el sol. Red con lista de capas."""
import numpy as np

np.random.seed(14)


class Capa:
    def __init__(self, entradas, salidas, lineal=False):
        self.W = np.random.randn(entradas, salidas) * (0.02 if lineal else 1.0)
        self.b = np.zeros(salidas)
        self.lineal = lineal

    def adelante(self, a):
        self.entrada = a
        z = a @ self.W + self.b
        self.salida = z if self.lineal else np.tanh(z)
        return self.salida

    def atras(self, delta):
        if not self.lineal:
            delta = delta * (1 - self.salida ** 2)
        self.dW = self.entrada.T @ delta
        self.db = delta.sum(axis=0)
        return delta @ self.W.T

    def actualizar(self, tasa):
        self.W -= tasa * self.dW
        self.b -= tasa * self.db


hora = np.random.uniform(-1, 1, 250)
sol = np.random.uniform(-1, 1, 250)
temperatura = np.cos(3 * hora) + 0.8 * sol * hora + 0.5 * sol
X = np.stack([hora, sol], axis=1)
Y = temperatura[:, np.newaxis]

capas = [Capa(2, 20), Capa(20, 12), Capa(12, 1, lineal=True)]
tasa = 0.1

for epoca in range(4000):
    a = X
    for capa in capas:
        a = capa.adelante(a)
    perdida = ((a - Y) ** 2).mean()
    delta = 2 * (a - Y) / len(X)
    for capa in reversed(capas):
        delta = capa.atras(delta)
    for capa in capas[:-1]:
        capa.actualizar(tasa)
    if epoca % 400 == 0:
        print("epoca", epoca, "perdida", perdida)

salida = X
for capa in capas:
    salida = capa.adelante(salida)
print("error medio (grados):", np.abs(salida - Y).mean())
