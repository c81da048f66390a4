# Frecuencia cardiaca despues del ejercicio. La perdida no cambia nunca, por que?
import numpy as np

np.random.seed(10)


def datos(n):
    t = np.random.uniform(0, 5, (n, 1))                # minutos
    fc = 70 + 95 * np.exp(-t / 1.2) + np.random.normal(0, 1.5, (n, 1))
    return t, fc


def inicializar(n_oculta):
    W1 = np.random.randn(1, n_oculta)
    b1 = np.random.randn(1, n_oculta) * 0.5
    W2 = np.random.randn(n_oculta, 1) * 0.3
    b2 = np.zeros((1, 1))
    return W1, b1, W2, b2


def propagar(x, W1, b1, W2, b2):
    oculta = np.tanh(x @ W1 + b1)
    return oculta, oculta @ W2 + b2


def retropropagar(x, y, oculta, salida, W2):
    d_salida = 2 * (salida - y) / len(x)
    d_oculta = d_salida @ W2.T * (1 - oculta ** 2)
    return (x.T @ d_oculta, d_oculta.sum(0, keepdims=True),
            oculta.T @ d_salida, d_salida.sum(0, keepdims=True))


def actualizar(pesos, grads, tasa):
    W1, b1, W2, b2 = pesos
    W1 = W1 - tasa * grads[0]
    b1 = b1 - tasa * grads[1]
    W2 = W2 - tasa * grads[2]
    b2 = b2 - tasa * grads[3]
    return pesos


t, fc = datos(200)
x = (t - t.mean()) / t.std()
y = (fc - fc.mean()) / fc.std()

pesos = inicializar(12)
for epoca in range(3000):
    oculta, salida = propagar(x, *pesos)
    perdida = np.mean((salida - y) ** 2)
    grads = retropropagar(x, y, oculta, salida, pesos[2])
    pesos = actualizar(pesos, grads, 0.1)
    if epoca % 300 == 0:
        print("epoca", epoca, "perdida", perdida)

prediccion = salida * fc.std() + fc.mean()
print("error medio (latidos/min):", np.abs(prediccion - fc).mean())
