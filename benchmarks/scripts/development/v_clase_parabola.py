# Ejemplo para la clase: tiro vertical, aprender h(t) con una red
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(3)

t = np.linspace(0, 2.0, 120).reshape(-1, 1)
altura = 9.0 * t - 4.9 * t ** 2 + np.random.randn(120, 1) * 0.05

# normalizar
entrada = (t - t.mean()) / t.std()
objetivo = (altura - altura.mean()) / altura.std()

ocultas = 12
W1 = np.ones((1, ocultas)) * 0.5
b1 = np.zeros((1, ocultas))
W2 = np.ones((ocultas, 1)) * 0.5
b2 = np.zeros((1, 1))

tasa = 0.05
n = len(entrada)
errores = []

for paso in range(5000):
    # hacia adelante
    oculta = np.tanh(entrada.dot(W1) + b1)
    salida = oculta.dot(W2) + b2
    error = salida - objetivo
    ecm = np.mean(error ** 2)
    errores.append(ecm)

    # hacia atras
    d_salida = 2 * error / n
    dW2 = oculta.T.dot(d_salida)
    db2 = d_salida.sum(axis=0, keepdims=True)
    d_oculta = d_salida.dot(W2.T) * (1 - oculta ** 2)
    dW1 = entrada.T.dot(d_oculta)
    db1 = d_oculta.sum(axis=0, keepdims=True)

    W1 -= tasa * dW1
    b1 -= tasa * db1
    W2 -= tasa * dW2
    b2 -= tasa * db2

    if paso % 500 == 0:
        print("paso", paso, "error", ecm)

plt.plot(t, altura, "k.")
plt.plot(t, salida * altura.std() + altura.mean())
plt.xlabel("t (s)")
plt.ylabel("h (m)")
plt.show()
