# Diagrama de radiação de uma antena (dB normalizado) em função do ângulo
# treino ponto a ponto
import numpy as np

np.random.seed(10)

theta = np.linspace(-90, 90, 91)
ganho = np.cos(np.radians(theta)) ** 2 + 0.2 * np.cos(np.radians(6 * theta))
alvo = ganho - ganho.mean()
entrada = theta / 90.0

n_oculta = 12
W1 = np.random.randn(n_oculta) * 3
W2 = np.random.randn(n_oculta) * 0.3
taxa = 0.02


def ativa(z):
    return np.tanh(z)


for epoca in range(400):
    erro_total = 0
    for i in np.random.permutation(len(entrada)):
        x = entrada[i]
        # ida
        z1 = W1 * x
        a1 = ativa(z1)
        y = np.sum(W2 * a1)
        # volta
        e = y - alvo[i]
        erro_total += e ** 2
        gW2 = e * a1
        gW1 = e * W2 * (1 - a1 ** 2) * x
        W2 = W2 - taxa * gW2
        W1 = W1 - taxa * gW1
    if epoca % 50 == 0:
        print(f"época {epoca}: erro {erro_total / len(entrada):.5f}")

saida = np.array([np.sum(W2 * ativa(W1 * x)) for x in entrada])
print("erro máximo", np.abs(saida - alvo).max())
