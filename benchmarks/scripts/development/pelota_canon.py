# Alcance de una pelota (decenas de metros) en funcion de angulo (el canon gira) y velocidad. Red 2-15-15-1 con diccionarios
import numpy as np

azar = np.random.default_rng(123)


def iniciar(capas):
    red = {}
    for k in range(1, len(capas)):
        red[f"W{k}"] = azar.standard_normal((capas[k], capas[k - 1])) * np.sqrt(1.0 / capas[k - 1])
        red[f"b{k}"] = azar.standard_normal((capas[k], 1)) * 0.2
    return red


def propagar(red, X):
    memoria = {"A0": X}
    memoria["A1"] = np.tanh(red["W1"] @ X + red["b1"])
    memoria["A2"] = np.tanh(red["W2"] @ memoria["A1"] + red["b2"])
    memoria["A3"] = red["W3"] @ memoria["A2"] + red["b3"]
    return memoria


def retropropagar(red, memoria, Y):
    m = Y.shape[1]
    D3 = 2 * (memoria["A3"] - Y) / m
    D2 = (red["W3"].T @ D3) * (1 - memoria["A2"] ** 2)
    D1 = (red["W2"].T @ D2) * (memoria["A1"] ** 2 - 1)
    deltas = {1: D1, 2: D2, 3: D3}
    gradiente = {}
    for k, D in deltas.items():
        gradiente[f"W{k}"] = D @ memoria[f"A{k - 1}"].T
        gradiente[f"b{k}"] = D.sum(axis=1, keepdims=True)
    return gradiente


angulo = azar.uniform(0, 2 * np.pi, 350)
velocidad = azar.uniform(2, 20, 350)
alcance = velocidad ** 2 * np.sin(2 * angulo) / 98.1 + azar.normal(0, 0.05, 350)
X = np.vstack([(angulo - 3.14) / 1.8, (velocidad - 11) / 5.2])
Y = alcance.reshape(1, -1)

red = iniciar([2, 15, 15, 1])
for iteracion in range(5000):
    memoria = propagar(red, X)
    costo = np.mean((memoria["A3"] - Y) ** 2)
    for nombre, g in retropropagar(red, memoria, Y).items():
        red[nombre] -= 0.05 * g
    if iteracion % 1000 == 0:
        print(iteracion, costo)
estimado = propagar(red, X)["A3"]
