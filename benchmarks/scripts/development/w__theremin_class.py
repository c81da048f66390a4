import numpy as np

class Red:
    """theremin casero: distancia de la mano -> tono"""

    def __init__(self, ocultas):
        self.W1 = np.random.randn(1, ocultas) * 2
        self.b1 = np.zeros((1, ocultas))
        self.W2 = np.random.randn(ocultas, 1) * 0.3
        self.b2 = np.zeros((1, 1))

    def predecir(self, x):
        self.h = np.tanh(x.dot(self.W1) + self.b1)
        return self.h.dot(self.W2) + self.b2

    def gradientes(self, x, y):
        salida = self.predecir(x)
        d = 2 * (salida - y) / x.shape[0]
        dh = d.dot(self.W2.T) * (1 - self.h ** 2)
        return x.T.dot(dh), dh.sum(axis=0, keepdims=True), self.h.T.dot(d), d.sum(axis=0, keepdims=True)

    def paso(self, x, y, alfa):
        dW1, db1, dW2, db2 = self.gradientes(x, y)
        self.W1 -= alfa * dW1
        self.W1 -= alfa * db1
        self.W2 -= alfa * dW2
        self.b2 -= alfa * db2

    def costo(self, x, y):
        return np.mean((self.predecir(x) - y) ** 2)


np.random.seed(6)
mano = np.random.uniform(-1, 1, (140, 1))
tono = np.cos(4 * mano) + 0.5 * mano

red = Red(20)
for i in range(6000):
    red.paso(mano, tono, 0.08)
    if i % 600 == 0:
        print("iteracion", i, "costo", red.costo(mano, tono))

tono_red = red.predecir(mano)
print("costo final:", red.costo(mano, tono))

import matplotlib.pyplot as plt
plt.plot(mano, tono, '.', mano, tono_red, '.')
plt.show()
