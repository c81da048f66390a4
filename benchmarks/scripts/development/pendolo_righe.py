# Rete 1-8-1 addestrata riga per riga con momento. Funziona, ma è lenta: come posso vettorizzare?
import numpy as np

np.random.seed(23)
angolo = np.random.uniform(-1, 1, 70)
periodo = 1 + 0.5 * angolo ** 2 + 0.3 * np.sin(3 * angolo)

nascosti = 8
pesi = {"W": np.random.randn(nascosti) * 1.5, "b": np.random.randn(nascosti),
        "V": np.random.randn(nascosti) * 0.3, "c": np.array(0.0)}
velocita = {nome: np.zeros_like(p) for nome, p in pesi.items()}
passo, momento = 0.01, 0.8


def rete(x):
    h = np.tanh(pesi["W"] * x + pesi["b"])
    return h, pesi["V"] @ h + pesi["c"]


for epoca in range(500):
    somma = 0.0
    for i in np.random.permutation(len(angolo)):
        h, y = rete(angolo[i])
        e = y - periodo[i]
        dz = e * pesi["V"] * (1 - h ** 2)
        grad = {"W": dz * angolo[i], "b": dz, "V": e * h, "c": e}
        for nome in pesi:
            velocita[nome] = momento * velocita[nome] - passo * grad[nome]
            pesi[nome] = pesi[nome] + velocita[nome]
        somma += e * e
    if epoca % 50 == 0:
        print(f"epoca {epoca}: {somma / len(angolo):.5f}")

previsto = np.array([rete(a)[1] for a in angolo])
