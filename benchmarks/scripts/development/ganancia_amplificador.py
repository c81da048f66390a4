import numpy as np

np.random.seed(21)


class Capa:
    def __init__(self, entradas, salidas):
        self.pesos = np.random.randn(entradas, salidas) / np.sqrt(entradas)
        self.sesgo = np.random.randn(1, salidas) * 0.5

    def adelante(self, x):
        self.x = x
        self.a = np.tanh(x.dot(self.pesos) + self.sesgo)
        return self.a

    def atras(self, error):
        local = error * (1 - self.a * self.a)
        self.g_pesos = self.x.T.dot(local)
        self.g_sesgo = local.sum(axis=0, keepdims=True)
        return local.dot(self.pesos.T)

    def actualiza(self, paso):
        self.pesos -= paso * self.g_pesos
        self.sesgo -= paso * self.g_sesgo


class Red:
    def __init__(self, *tamanos):
        self.capas = [Capa(a, b) for a, b in zip(tamanos[:-1], tamanos[1:])]

    def __call__(self, x):
        for capa in self.capas:
            x = capa.adelante(x)
        return x

    def entrena(self, x, y, vueltas, paso):
        historia = []
        for v in range(vueltas):
            prediccion = self(x)
            historia.append(((prediccion - y) ** 2).mean())
            error = 2 * (prediccion - y) / y.shape[0]
            for capa in self.capas[::-1]:
                error = capa.atras(error)
            for capa in self.capas:
                capa.actualiza(paso)
            if v % 500 == 0:
                print("vuelta %d error %.4f" % (v, historia[-1]))
        return historia


# ganancia (dB/10) de un amplificador segun log10 de la frecuencia, centrado
frecuencia = np.random.uniform(-1.5, 1.5, (250, 1))
ganancia = 4.0 / (1 + np.exp(4 * (np.abs(frecuencia) - 0.9))) + 0.04 * np.random.randn(250, 1)

red = Red(1, 20, 1)
red.entrena(frecuencia, ganancia, vueltas=4000, paso=0.05)
curva = red(frecuencia)
print("maximo predicho:", curva.max(), "maximo medido:", ganancia.max())
