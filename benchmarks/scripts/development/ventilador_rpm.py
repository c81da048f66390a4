# -*- coding: utf-8 -*-
# Ruido de un ventilador de PC segun las revoluciones, red de una capa oculta
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(7)

# datos: medidos con el movil a 30 cm
rpm = np.random.uniform(400, 3200, (150, 1))
ruido = 18 + 12 * np.log(rpm / 400) + 6 * np.exp(-((rpm - 1700) / 200) ** 2)
ruido = ruido + np.random.randn(150, 1) * 0.4

n_ocultas = 20
tasa = 0.01
n_iter = 12000

W1 = np.random.randn(1, n_ocultas)
b1 = np.random.randn(1, n_ocultas)
W2 = np.random.randn(n_ocultas, 1) * 0.1
b2 = np.zeros((1, 1))

N = rpm.shape[0]
historia = []

for it in range(n_iter):
    # propagacion
    oculta = np.tanh(rpm.dot(W1) + b1)
    salida = oculta.dot(W2) + b2
    coste = np.mean((salida - ruido) ** 2)
    historia.append(coste)

    # retropropagacion
    dsalida = 2 * (salida - ruido) / N
    dW2 = oculta.T.dot(dsalida)
    db2 = dsalida.sum(axis=0, keepdims=True)
    doculta = dsalida.dot(W2.T) * (1 - oculta ** 2)
    dW1 = rpm.T.dot(doculta)
    db1 = doculta.sum(axis=0, keepdims=True)

    W1 -= tasa * dW1
    b1 -= tasa * db1
    W2 -= tasa * dW2
    b2 -= tasa * db2

    if it % 1000 == 0:
        print("iteracion %5d  coste %.3f" % (it, coste))

plt.plot(rpm, ruido, ".")
plt.plot(rpm, salida, "r.")
plt.xlabel("rpm")
plt.ylabel("dB")
plt.show()
