import numpy as np

# Ausbeute einer Solarzelle: Einstrahlung und Winkel. L1-Strafe, viele Einheiten ruhen meistens
np.random.seed(57)
strahlung = np.random.uniform(-1, 1, (320, 1))
winkel = np.random.uniform(-1, 1, (320, 1))
eingabe = np.concatenate([strahlung, winkel], axis=1)
ausbeute = np.maximum(0.1, strahlung + 0.5) * np.cos(winkel)
ziel = (ausbeute - ausbeute.mean()) / ausbeute.std()

schichten = [(2, 60), (60, 1)]
gewichte = [np.random.randn(a, b) * np.sqrt(2 / a) for a, b in schichten]
schwellen = [np.random.randn(60) * 0.5 - 0.3, np.zeros(1)]
strafe = 1e-5
rate = 0.05

for runde in range(4000):
    werte = [eingabe]
    for k in range(2):
        z = werte[-1] @ gewichte[k] + schwellen[k]
        werte.append(np.maximum(z, 0) if k == 0 else z)
    fehler = werte[-1] - ziel
    verlust = np.mean(fehler ** 2) + strafe * sum(np.abs(w).sum() for w in gewichte)

    delta = 2 * fehler / len(ziel)
    neu = []
    for k in (1, 0):
        neu.append((werte[k].T @ delta + strafe * np.sign(gewichte[k]), delta.sum(0)))
        delta = (delta @ gewichte[k].T) * (werte[k] > 0)
    for k, (dw, db) in zip((1, 0), neu):
        gewichte[k] -= rate * dw
        schwellen[k] -= rate * db
    if runde % 500 == 0:
        print(runde, "Verlust", verlust, "aktiv", np.mean(werte[1] > 0))
