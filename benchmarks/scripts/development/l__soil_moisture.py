# Bodenfeuchte an der Wetterstation aus Jahreszeit und Regen der letzten Woche
import numpy as np

rng = np.random.default_rng(365)
tage = rng.integers(1, 366, 400)
regen = rng.gamma(1.2, 12.0, 400)                       # mm in sieben Tagen
winkel = 2 * np.pi * tage / 365

feuchte = 0.24 + 0.09 * np.cos(winkel - 0.5) + 0.035 * np.log1p(regen) * (1 - 0.4 * np.cos(winkel))
feuchte += rng.normal(0, 0.012, 400)                    # m3/m3, Sensor

# der 31. Dezember liegt neben dem 1. Januar
X = np.column_stack([np.sin(winkel), np.cos(winkel), np.log1p(regen) - 2.2])
mittel, streuung = feuchte.mean(), feuchte.std()
Y = ((feuchte - mittel) / streuung).reshape(-1, 1)

netz = dict(
    W1=rng.normal(0, 0.6, (3, 12)),
    b1=np.zeros((1, 12)),
    W2=rng.normal(0, 0.3, (12, 1)),
    b2=np.zeros((1, 1)),
)
verlauf = []
for runde in range(4000):
    # vorwaerts
    H = np.tanh(X.dot(netz["W1"]) + netz["b1"])
    aus = H.dot(netz["W2"]) + netz["b2"]
    verlauf.append(((aus - Y) ** 2).mean())

    # rueckwaerts
    d2 = 2 * (aus - Y) / len(Y)
    d1 = d2.dot(netz["W2"].T) * (1 - H * H)
    grad = dict(
        W1=X.T.dot(d1),
        b1=d1.sum(axis=0, keepdims=True),
        W2=H.T.dot(d2),
        b2=d2.sum(axis=0, keepdims=True),
    )
    for name, g in grad.items():
        netz[name] -= 0.1 * g

schaetzung = aus.ravel() * streuung + mittel
print("erster und letzter Verlust:", verlauf[0], verlauf[-1])
print("mittlerer Fehler:", np.abs(schaetzung - feuchte).mean(), "m3/m3")
