# Residuo de marea (m) segun luna, presion y viento (todo normalizado)
# retropropagacion fila por fila, siguiendo el articulo del blog
import random
import numpy as np

np.random.seed(8)
random.seed(8)

n = 160
luna, presion, viento = np.random.uniform(-1, 1, (3, n))
residuo = np.cos(3 * luna) * 0.8 - 0.7 * presion * viento + 0.5 * viento ** 2
residuo = residuo + np.random.normal(0, 0.03, n)
datos = np.stack([luna, presion, viento], axis=1)

ocultas = 12
eta = 0.05
w_ent = np.random.randn(ocultas, 3)
b_ent = np.random.randn(ocultas) * 0.5
w_sal = np.random.randn(ocultas) * 0.3
b_sal = 0.0


def propagar(x):
    h = np.tanh(w_ent @ x + b_ent)
    return h, np.dot(w_sal, h) + b_sal


filas = list(range(n))
for epoca in range(200):
    random.shuffle(filas)
    suma = 0.0
    for i in filas:
        x = datos[i]
        h, salida = propagar(x)
        e = residuo[i] - salida
        suma += e ** 2

        # correccion de los pesos
        delta_ocu = e * w_sal * (1 - h ** 2)
        w_sal = w_sal + eta * e * h
        b_sal = b_sal + eta * e
        w_ent = w_ent - eta * np.outer(delta_ocu, x)
        b_ent = b_ent - eta * delta_ocu
    if epoca % 25 == 0:
        print("epoca", epoca, "error", suma / n)

estimado = np.array([propagar(x)[1] for x in datos])
print("error final:", np.mean((estimado - residuo) ** 2))
