# Spanningsfall i en kabel som funktion av strom och langd
# (skoluppgift, elteknik ak 3)
import numpy as np

np.random.seed(21)
antal = 250
strom = np.random.uniform(2, 32, antal)         # A
langd = np.random.uniform(5, 60, antal)         # m
area = 2.5                                      # mm2
rho = 0.0175 * (1 + 0.004 * strom)              # varm kabel leder samre
fall = 2 * rho * langd * strom / area           # V

X = np.column_stack([strom, langd])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = fall.reshape(-1, 1)
y = (y - y.mean()) / y.std()

# vikter
gomda = 12
V = np.random.randn(2, gomda) * 0.7
v0 = np.zeros(gomda)
U = np.random.randn(gomda, 1) * 0.3
u0 = np.zeros(1)

steg = 0.05
for varv in range(3000):
    # framat
    g = np.tanh(X.dot(V) + v0)
    ut = g.dot(U) + u0

    # bakat
    fel = y - ut
    kostnad = np.mean(fel ** 2)
    d_ut = 2 * fel / antal
    d_g = d_ut.dot(U.T) * (1 - g ** 2)

    U -= steg * g.T.dot(d_ut)
    u0 -= steg * d_ut.sum(axis=0)
    V -= steg * X.T.dot(d_g)
    v0 -= steg * d_g.sum(axis=0)

    if varv % 300 == 0:
        print("varv %d  kostnad %.5f" % (varv, kostnad))

print("klart, kostnad:", kostnad)
for i in range(5):
    print("matt", y[i, 0], "natet", ut[i, 0])
