# Rede com lista de camadas. Exemplo da aula 7 adaptado para regressão.
import numpy as np

np.random.seed(0)
tamanhos = [1, 12, 12, 1]

# pesos e vieses
pesos = []
vieses = []
for n_in, n_out in zip(tamanhos[:-1], tamanhos[1:]):
    pesos.append(np.ones((n_in, n_out)) * 0.3)
    vieses.append(np.zeros((1, n_out)))

x = np.linspace(-3, 3, 200).reshape(-1, 1)
y = np.sin(2 * x) * np.exp(-0.1 * x ** 2)


def avanca(entrada):
    ativ = [entrada]
    for k in range(len(pesos)):
        s = ativ[-1].dot(pesos[k]) + vieses[k]
        if k < len(pesos) - 1:
            s = np.tanh(s)
        ativ.append(s)
    return ativ


passo = 0.1
for epoca in range(5000):
    ativ = avanca(x)
    erro = ativ[-1] - y
    if epoca % 500 == 0:
        print('epoca %d: erro quadrático médio %.5f' % (epoca, np.mean(erro ** 2)))

    delta = 2 * erro / len(x)
    for k in range(len(pesos) - 1, -1, -1):
        gw = ativ[k].T.dot(delta)
        gb = delta.sum(axis=0, keepdims=True)
        if k > 0:
            delta = delta.dot(pesos[k].T) * (1 - ativ[k] ** 2)
        pesos[k] -= passo * gw
        vieses[k] -= passo * gb

previsto = avanca(x)[-1]
print('erro máximo:', np.max(np.abs(previsto - y)))
