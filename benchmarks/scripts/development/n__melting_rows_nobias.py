import numpy as np

# Tm of short DNA oligos from GC fraction, perceptron style, row by row
# (from the lecture "Maschinelles Lernen fuer Bioinformatiker", uebung 4)
np.random.seed(4)
gc = np.random.uniform(0.0, 1.0, 300)
tm = 0.9 - 1.6 * gc + 2.5 * gc ** 2 + 0.02 * np.random.randn(300)

anzahl = 8
W_ein = np.random.randn(anzahl)
W_aus = np.random.randn(anzahl) * 0.5
lernrate = 0.05


def netz(x):
    versteckt = np.tanh(W_ein * x)
    ausgabe = np.dot(W_aus, versteckt)
    return versteckt, ausgabe


for epoche in range(150):
    fehler_summe = 0.0
    for i in np.random.permutation(300):
        versteckt, ausgabe = netz(gc[i])
        fehler = ausgabe - tm[i]
        fehler_summe += fehler ** 2
        d_aus = fehler * versteckt
        d_ein = fehler * W_aus * (1 - versteckt ** 2) * gc[i]
        W_aus = W_aus - lernrate * d_aus
        W_ein = W_ein - lernrate * d_ein
    if epoche % 25 == 0:
        print('Epoche', epoche, 'Fehler', fehler_summe / 300)

vorhersage = np.array([netz(x)[1] for x in gc])
# bei gc = 0 kommt immer genau 0 heraus?
print(netz(0.0)[1], 'sollte ungefaehr 0.9 sein')
print('RMSE', np.sqrt(np.mean((vorhersage - tm) ** 2)))
