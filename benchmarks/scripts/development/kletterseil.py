# Fangstoß eines Kletterseils: Sturzfaktor, Masse, Alter des Seils -> Kraft in kN
import numpy as np

np.random.seed(3)


class Netz:

    def __init__(self, n_ein, n_versteckt, lernrate=0.02, traegheit=0.9):
        self.W1 = np.random.randn(n_ein, n_versteckt) / np.sqrt(n_ein)
        self.b1 = np.random.randn(n_versteckt) * 0.3
        self.W2 = np.random.randn(n_versteckt, 1) / np.sqrt(n_versteckt)
        self.b2 = np.zeros(1)
        self.lernrate = lernrate
        self.traegheit = traegheit
        self.vW1 = np.zeros_like(self.W1)
        self.vb1 = np.zeros_like(self.b1)
        self.vW2 = np.zeros_like(self.W2)
        self.vb2 = np.zeros_like(self.b2)

    def vorwaerts(self, X):
        self.A = np.tanh(X @ self.W1 + self.b1)
        return self.A @ self.W2 + self.b2

    def rueckwaerts(self, X, Y, aus):
        fehler = 2 * (aus - Y) / len(X)
        self.gW2 = self.A.T @ fehler
        self.gb2 = fehler.sum(axis=0)
        delta = (fehler @ self.W2.T) * (1 - self.A ** 2)
        self.gW1 = X.T @ delta
        self.gb1 = delta.sum(axis=0)

    def schritt(self):
        self.vW1 = self.traegheit * self.vW1 - self.lernrate * self.W1
        self.vb1 = self.traegheit * self.vb1 - self.lernrate * self.b1
        self.vW2 = self.traegheit * self.vW2 - self.lernrate * self.W2
        self.vb2 = self.traegheit * self.vb2 - self.lernrate * self.b2
        self.W1 = self.W1 + self.vW1
        self.b1 = self.b1 + self.vb1
        self.W2 = self.W2 + self.vW2
        self.b2 = self.b2 + self.vb2

    def lerne(self, X, Y, epochen):
        for e in range(epochen):
            aus = self.vorwaerts(X)
            self.rueckwaerts(X, Y, aus)
            self.schritt()
            if e % 200 == 0:
                print("Epoche", e, "Fehler", np.mean((aus - Y) ** 2))


faktor = np.random.uniform(0.1, 1.9, 260)
masse = np.random.uniform(50, 110, 260)
alter = np.random.uniform(0, 10, 260)
steif = 18 * (1 + 0.05 * alter)
kraft = 0.01 * masse * (1 + np.sqrt(1 + 2 * faktor * steif / (0.0098 * masse) * 0.3))
kraft = kraft + 0.1 * np.random.randn(260)

X = np.column_stack((faktor, masse, alter))
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = ((kraft - kraft.mean()) / kraft.std()).reshape(-1, 1)

netz = Netz(3, 16)
netz.lerne(X, Y, 2000)
antwort = netz.vorwaerts(X)
print("R2:", 1 - np.sum((antwort - Y) ** 2) / np.sum(Y ** 2))
