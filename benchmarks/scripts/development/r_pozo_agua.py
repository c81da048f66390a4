# -*- coding: utf-8 -*-
"""Nivel del agua en el pozo (m) según la lluvia acumulada y la temperatura."""
import argparse

import numpy as np


class Red:
    def __init__(self, entradas, ocultas, semilla):
        gen = np.random.default_rng(semilla)
        self.P1 = gen.normal(0, 1 / np.sqrt(entradas), (entradas, ocultas))
        self.s1 = gen.normal(0, 0.5, ocultas)
        self.P2 = gen.normal(0, 1 / np.sqrt(ocultas), (ocultas, 1))
        self.s2 = np.zeros(1)
        self.inercia = [np.zeros_like(p) for p in self.parametros()]

    def parametros(self):
        return [self.P1, self.s1, self.P2, self.s2]

    def salida(self, X):
        self.X = X
        self.oculta = np.tanh(X @ self.P1 + self.s1)
        return self.oculta @ self.P2 + self.s2

    def gradientes(self, diferencia):
        d2 = diferencia * 2 / len(diferencia)
        d1 = d2 @ self.P2.T * (1 - self.oculta ** 2)
        return [self.X.T @ d1, d1.sum(0), self.oculta.T @ d2, d2.sum(0)]

    def paso(self, diferencia, tasa, mu):
        for p, v, g in zip(self.parametros(), self.inercia, self.gradientes(diferencia)):
            v *= mu
            v -= tasa * g
            p += v


def main():
    opciones = argparse.ArgumentParser()
    opciones.add_argument("--tasa", type=float, default=0.03)
    opciones.add_argument("--mu", type=float, default=0.9)
    opciones.add_argument("--epocas", type=int, default=4000)
    args = opciones.parse_args()

    lluvia = np.random.gamma(2, 30, 300)
    temperatura = np.random.normal(16, 7, 300)
    nivel = 4 + 2 * np.tanh((lluvia - 60) / 40) - 0.06 * temperatura + np.random.normal(0, 0.1, 300)

    X = np.stack([lluvia, temperatura], axis=1)
    X = (X - X.mean(0)) / X.std(0)
    y = nivel.reshape(-1, 1)

    red = Red(2, 8, semilla=4)
    for epoca in range(args.epocas):
        estimado = red.salida(X)
        red.paso(estimado - y, args.tasa, args.mu)
        if epoca % 500 == 0:
            print(f"época {epoca}: error {np.mean((estimado - y) ** 2):.4f}")
    print("error final en cm:", 100 * np.sqrt(np.mean((red.salida(X) - y) ** 2)))


if __name__ == "__main__":
    main()
