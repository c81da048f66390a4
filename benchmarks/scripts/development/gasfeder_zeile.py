# Ein Neuron nach dem anderen, ein Beispiel nach dem anderen.
# Kraft einer Gasfeder (kN) gegen Weg; Netz 1-10-1
import numpy as np

zufall = np.random.default_rng(2)
weg = zufall.uniform(-1, 1, 80)
kraft = 4.0 + 1.5 * np.exp(weg) + 0.4 * np.sin(4 * weg)

n_versteckt = 10
W_ein = zufall.normal(0, 2, n_versteckt)
b_ein = zufall.normal(0, 1, n_versteckt)
W_aus = zufall.normal(0, 0.3, n_versteckt)
b_aus = 0.0
eta = 0.05


def logistisch(z):
    return 1 / (1 + np.exp(-z))


for epoche in range(800):
    fehlerquadrat = 0
    for s, k in zip(weg, kraft):
        # vorwaerts
        h = logistisch(W_ein * s + b_ein)
        y = logistisch(np.sum(W_aus * h) + b_aus)
        # rueckwaerts
        delta_aus = (y - k) * y * (1 - y)
        delta_ein = delta_aus * W_aus * h * (1 - h)
        W_aus = W_aus - eta * delta_aus * h
        b_aus = b_aus - eta * delta_aus
        W_ein = W_ein - eta * delta_ein * s
        b_ein = b_ein - eta * delta_ein
        fehlerquadrat += 0.5 * (y - k) ** 2
    if epoche % 100 == 0:
        print("Epoche", epoche, "Fehler", round(fehlerquadrat / len(weg), 4))

H = logistisch(np.outer(weg, W_ein) + b_ein)
ergebnis = logistisch(H @ W_aus + b_aus)
print("kleinste, groesste Vorhersage:", ergebnis.min(), ergebnis.max())
print("kleinste, groesste Messung:   ", kraft.min(), kraft.max())
