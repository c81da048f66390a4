# Red neuronal sencilla: frecuencia de una cuerda de guitarra según el traste
# (version con bucles, sin vectorizar)
import numpy as np
import math

np.random.seed(5)

trastes = np.arange(0, 25)
frecuencias = 82.4 * 2 ** (trastes / 12.0)

# normalizar
entradas = (trastes - trastes.mean()) / trastes.std()
salidas = (frecuencias - frecuencias.mean()) / frecuencias.std()

ocultas = 6
pesos1 = np.random.randn(ocultas)
sesgo1 = np.random.randn(ocultas)
pesos2 = np.random.randn(ocultas) * 0.5
sesgo2 = 0.0
tasa = 0.05
n = len(entradas)

grad_p1 = np.zeros(ocultas)
grad_s1 = np.zeros(ocultas)
grad_p2 = np.zeros(ocultas)
grad_s2 = 0.0

for epoca in range(2500):
    perdida = 0.0
    for x, t in zip(entradas, salidas):
        # propagación hacia adelante
        oculta = np.tanh(pesos1 * x + sesgo1)
        y = np.dot(pesos2, oculta) + sesgo2
        error = y - t
        perdida += error ** 2 / n
        # retropropagación
        delta = error * pesos2 * (1 - oculta ** 2)
        grad_p2 += 2 * error * oculta / n
        grad_s2 += 2 * error / n
        grad_p1 += 2 * delta * x / n
        grad_s1 += 2 * delta / n
    pesos1 -= tasa * grad_p1
    sesgo1 -= tasa * grad_s1
    pesos2 -= tasa * grad_p2
    sesgo2 -= tasa * grad_s2
    if epoca % 250 == 0:
        print('epoca', epoca, 'perdida', round(perdida, 5))

prediccion = [np.dot(pesos2, np.tanh(pesos1 * x + sesgo1)) + sesgo2 for x in entradas]
print('error medio:', math.sqrt(np.mean((np.array(prediccion) - salidas) ** 2)))
