# Período de un péndulo para amplitudes grandes (ejercicio de física)
# La red no aprende: los pesos se van a cero y el error no baja de 0.1
import numpy as np
from scipy.special import ellipk

np.random.seed(21)


class RedNeuronal:
    def __init__(self, ocultas, tasa):
        self.W1 = np.random.randn(1, ocultas)
        self.b1 = np.random.randn(ocultas)
        self.W2 = np.random.randn(ocultas, 1) * 0.3
        self.b2 = np.zeros(1)
        self.tasa = tasa

    def propagar(self, X):
        self.A1 = 1 / (1 + np.exp(-(X @ self.W1 + self.b1)))
        return self.A1 @ self.W2 + self.b2

    def gradientes(self, X, Y, salida):
        dS = 2 * (salida - Y) / len(X)
        dW2 = self.A1.T @ dS
        db2 = dS.sum(axis=0)
        dA = dS @ self.W2.T * self.A1 * (1 - self.A1)
        return X.T @ dA, dA.sum(axis=0), dW2, db2

    def entrenar(self, X, Y, pasos):
        for paso in range(pasos):
            salida = self.propagar(X)
            costo = np.mean((salida - Y) ** 2)
            dW1, db1, dW2, db2 = self.gradientes(X, Y, salida)
            # actualizar los pesos
            self.W1 = self.W1 - self.tasa * self.W1
            self.b1 = self.b1 - self.tasa * self.b1
            self.W2 = self.W2 - self.tasa * self.W2
            self.b2 = self.b2 - self.tasa * self.b2
            if paso % 1000 == 0:
                print("paso", paso, "costo", costo)


amplitud = np.random.uniform(0.0, 2.9, 120)
periodo = 2 / np.pi * ellipk(np.sin(amplitud / 2) ** 2)
X = ((amplitud - 1.45) / 0.8).reshape(-1, 1)
Y = (periodo - periodo.mean()).reshape(-1, 1)

red = RedNeuronal(ocultas=10, tasa=0.1)
red.entrenar(X, Y, 8000)
respuesta = red.propagar(X)
print("error final", np.mean((respuesta - Y) ** 2))
