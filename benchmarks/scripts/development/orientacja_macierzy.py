import numpy as np

# Sieć neuronowa: prognoza zużycia gazu z temperatury i wiatru
rng = np.random.default_rng(14)
probki = 180
temperatura = rng.uniform(-1, 1, probki)
wiatr = rng.uniform(0, 1, probki)
gaz = 1.5 * np.exp(-1.5 * temperatura) * (1 + 0.4 * wiatr) / 3

wejscie = np.array([temperatura, wiatr])          # 2 x probki
cel = gaz.reshape(1, probki)

w1 = rng.normal(0, 1, (15, 2))
p1 = np.zeros((15, 1))
w2 = rng.normal(0, 0.3, (1, 15))
p2 = np.zeros((1, 1))
krok = 0.1

for epoka in range(3000):
    ukryta = np.tanh(w1 @ wejscie + p1)
    wynik = w2 @ ukryta + p2
    blad = wynik - cel
    d2 = 2 * blad / probki
    dw2 = d2 @ ukryta.T
    dp2 = d2.sum(axis=1, keepdims=True)
    d1 = (w2.T @ d2) * (1 - ukryta ** 2)
    dw1 = wejscie.T @ d1
    dp1 = d1.sum(axis=1, keepdims=True)
    w1 -= krok * dw1
    p1 -= krok * dp1
    w2 -= krok * dw2
    p2 -= krok * dp2
    if epoka % 300 == 0:
        print('epoka', epoka, 'koszt', (blad ** 2).mean())
