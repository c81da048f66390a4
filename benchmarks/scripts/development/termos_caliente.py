# Temperatura del cafe en el termo segun las horas y la temperatura de fuera
# red 2-10-1 con retropropagacion, patron a patron
import numpy as np

np.random.seed(21)


def sigmoide(x):
    return 1.0 / (1.0 + np.exp(-x))


def derivada(s):
    return s * (1.0 - s)


n_datos = 150
horas = np.random.uniform(0, 10, n_datos)
fuera = np.random.uniform(-5, 25, n_datos)
temperatura = fuera + (88 - fuera) * np.exp(-horas / 7.5)

entradas = np.array([horas / 5 - 1, fuera / 15 - 0.7]).T
salidas = temperatura          # grados

pesos_ocultos = np.random.uniform(-1, 1, (10, 2))
sesgo_oculto = np.random.uniform(-1, 1, 10)
pesos_salida = np.random.uniform(-1, 1, 10)
sesgo_salida = 0.0
tasa = 0.2

for epoca in range(200):
    error_total = 0
    for entrada, deseada in zip(entradas, salidas):
        oculta = sigmoide(pesos_ocultos @ entrada + sesgo_oculto)
        salida = sigmoide(pesos_salida @ oculta + sesgo_salida)

        error = salida - deseada
        error_total += error ** 2
        delta_salida = error * derivada(salida)
        delta_oculta = delta_salida * pesos_salida * derivada(oculta)

        pesos_salida -= tasa * delta_salida * oculta
        sesgo_salida -= tasa * delta_salida
        pesos_ocultos -= tasa * np.outer(delta_oculta, entrada)
        sesgo_oculto -= tasa * delta_oculta
    if epoca % 20 == 0:
        print('epoca', epoca, 'error', error_total / n_datos)

previstas = np.array([sigmoide(pesos_salida @ sigmoide(pesos_ocultos @ e + sesgo_oculto) + sesgo_salida)
                      for e in entradas])
print(previstas[:10])
print(salidas[:10])
