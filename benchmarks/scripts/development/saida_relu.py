# -*- coding: utf-8 -*-
# rede neural em camadas: previsão do saldo (lucro ou prejuízo) de uma loja
import numpy as np


class Camada(object):

    def __init__(self, entradas, saidas):
        self.w = np.random.randn(entradas, saidas) * np.sqrt(2.0 / entradas)
        self.b = np.zeros(saidas)

    def propaga(self, x):
        self.x = x
        self.z = np.dot(x, self.w) + self.b
        self.a = np.maximum(0, self.z)      # ReLU
        return self.a

    def retropropaga(self, g, taxa):
        g = g * (self.z > 0)
        gx = np.dot(g, self.w.T)
        self.w -= taxa * np.dot(self.x.T, g)
        self.b -= taxa * g.sum(axis=0)
        return gx


def main():
    np.random.seed(42)
    fluxo = np.random.uniform(-1, 1, size=(400, 1))
    custo = np.random.uniform(-1, 1, size=(400, 1))
    saldo = 1.5 * fluxo - custo + 0.8 * fluxo * custo + np.random.normal(0, 0.05, (400, 1))
    entrada = np.concatenate((fluxo, custo), axis=1)

    camadas = [Camada(2, 20), Camada(20, 10), Camada(10, 1)]
    for epoca in range(3000):
        saida = entrada
        for c in camadas:
            saida = c.propaga(saida)
        erro = saida - saldo
        g = 2 * erro / len(saldo)
        for c in camadas[::-1]:
            g = c.retropropaga(g, 0.05)
        if epoca % 300 == 0:
            print('época', epoca, 'eqm', (erro ** 2).mean())
    print('primeiras previsões:', saida[:5].ravel(), 'reais:', saldo[:5].ravel())


main()
