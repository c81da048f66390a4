import numpy as np

# Red por capas: humedad del grano a la salida del secador
# Costo = 1/2 * promedio de errores al cuadrado


class Capa:
    def __init__(self, entradas, salidas, activacion):
        limite = np.sqrt(6 / (entradas + salidas))
        self.pesos = np.random.uniform(-limite, limite, (entradas, salidas))
        self.sesgo = np.zeros((1, salidas))
        self.activacion = activacion

    def adelante(self, x):
        self.x = x
        z = np.dot(x, self.pesos) + self.sesgo
        self.salida = np.tanh(z) if self.activacion == 'tanh' else z
        return self.salida

    def atras(self, gradiente, alfa):
        if self.activacion == 'tanh':
            gradiente = gradiente * (1 - self.salida ** 2)
        anterior = np.dot(gradiente, self.pesos.T)
        self.pesos -= alfa * np.dot(self.x.T, gradiente)
        self.sesgo -= alfa * gradiente.sum(axis=0, keepdims=True)
        return anterior


n = 300
temperatura = np.random.uniform(50, 110, (n, 1))
tiempo = np.random.uniform(5, 60, (n, 1))
humedad = 10 + 12 * np.exp(-tiempo / 30 * (temperatura / 80) ** 2) + np.random.normal(0, 0.15, (n, 1))

X = np.hstack([temperatura, tiempo])
X = (X - X.mean(axis=0)) / X.std(axis=0)
media, desv = humedad.mean(), humedad.std()
y = (humedad - media) / desv

red = [Capa(2, 12, 'tanh'), Capa(12, 8, 'tanh'), Capa(8, 1, 'lineal')]

alfa = 0.1
for epoca in range(5000):
    a = X
    for capa in red:
        a = capa.adelante(a)
    costo = 0.5 * np.mean((a - y) ** 2)

    g = (a - y) / n
    for capa in reversed(red):
        g = capa.atras(g, alfa)

    if epoca % 1000 == 0:
        print('epoca', epoca, 'costo', costo)

prediccion = a * desv + media
print('error medio (puntos de humedad):', np.abs(prediccion - humedad).mean())
