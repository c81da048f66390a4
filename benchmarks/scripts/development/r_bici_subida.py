import numpy as np

# velocidad de la bici (km/h) segun la pendiente (%), datos del GPS
pendiente = np.random.uniform(-6, 10, size=(200, 1))
velocidad = 27 / (1 + np.exp(0.45 * (pendiente - 3))) + 8 + np.random.randn(200, 1) * 0.6

x = (pendiente - pendiente.mean()) / pendiente.std()
y = (velocidad - velocidad.mean()) / velocidad.std()

params = {'W1': np.random.randn(1, 8), 'b1': np.random.randn(8),
          'W2': np.random.randn(8, 1) * 0.4, 'b2': np.zeros(1)}
alfa = 0.05


def adelante(params, x):
    a = np.tanh(x @ params['W1'] + params['b1'])
    return a, a @ params['W2'] + params['b2']


def gradiente(params, x, y):
    a, salida = adelante(params, x)
    d2 = 2 * (salida - y) / x.shape[0]
    d1 = (d2 @ params['W2'].T) * (1 - a ** 2)
    return {'W1': x.T @ d1, 'b1': d1.sum(axis=0),
            'W2': a.T @ d2, 'b2': d2.sum(axis=0)}


historia = []
for n in range(3000):
    a, salida = adelante(params, x)
    costo = np.mean((salida - y) ** 2)
    historia.append(costo)
    g = gradiente(params, x, y)
    for clave in params:
        params[clave] = params[clave] + alfa * g[clave]
    if n % 300 == 0:
        print('iteracion', n, 'costo', costo)

_, ajuste = adelante(params, x)
plt.plot(historia)
plt.show()
