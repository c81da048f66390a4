import numpy as np

# Netz als Liste von Schichten, soll die Kennlinie einer Pumpe lernen
# (Volumenstrom normiert auf -1..1  ->  Förderhöhe normiert)

class Schicht:
    def __init__(self, n_ein, n_aus, aktivierung="tanh"):
        self.gewichte = np.random.randn(n_ein, n_aus) * np.sqrt(1.0 / n_ein)
        self.schwellen = np.random.randn(n_aus) * 0.5
        self.aktivierung = aktivierung

    def vorwaerts(self, eingang):
        self.eingang = eingang
        summe = eingang @ self.gewichte + self.schwellen
        self.ausgang = np.tanh(summe) if self.aktivierung == "tanh" else summe
        return self.ausgang

    def rueckwaerts(self, fehler, lernrate):
        if self.aktivierung == "tanh":
            fehler = fehler * (1 - self.ausgang ** 2)
        weiter = fehler @ self.gewichte.T
        self.gewichte -= lernrate * self.eingang.T @ fehler
        self.schwellen -= lernrate * fehler.sum(axis=0)
        return weiter


durchfluss = np.linspace(-1, 1, 150).reshape(-1, 1)
hoehe = 1 - 0.6 * durchfluss ** 2 - 0.5 * durchfluss ** 3

netz = [Schicht(1, 12), Schicht(12, 12), Schicht(12, 1, "linear")]

for epoche in range(3000):
    signal = durchfluss
    for schicht in netz:
        signal = schicht.vorwaerts(signal)
    fehler = 2 * (hoehe - signal) / len(hoehe)
    for schicht in netz:
        fehler = schicht.rueckwaerts(fehler, 0.1)
    if epoche % 300 == 0:
        print("Epoche", epoche, "Fehler", np.mean((signal - hoehe) ** 2))

print("maximale Abweichung:", np.abs(signal - hoehe).max())
