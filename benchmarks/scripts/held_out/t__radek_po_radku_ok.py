# Učení po jednotlivých vzorech (online), přesně podle skript; aktivace: logistická
# data: smrštění cihly podle vlhkosti těsta (normováno)
import numpy as np

np.random.seed(15)


def logisticka(u):
    return 1.0 / (1.0 + np.exp(-u))


vlhkost = np.linspace(-1, 1, 50)
smrsteni = 0.7 * np.tanh(3 * (vlhkost - 0.1)) + 0.2 * vlhkost
pocet = 10
vahy1 = np.random.uniform(-4, 4, pocet)
prahy1 = np.random.uniform(-2, 2, pocet)
vahy2 = np.random.uniform(-1, 1, pocet)
prah2 = 0.0
krok_uceni = 0.1

epocha = 0
while epocha < 400:
    chyba_celkem = 0.0
    for vzor in np.random.permutation(50):
        x = vlhkost[vzor]
        cil = smrsteni[vzor]
        skryte = logisticka(vahy1 * x + prahy1)
        vystup = np.dot(vahy2, skryte) + prah2
        rozdil = cil - vystup
        chyba_celkem += 0.5 * rozdil ** 2
        delta = rozdil * vahy2 * skryte * (1 - skryte)
        vahy2 += krok_uceni * rozdil * skryte
        prah2 += krok_uceni * rozdil
        vahy1 += krok_uceni * delta * x
        prahy1 += krok_uceni * delta
    epocha += 1
    if epocha % 50 == 0:
        print("epocha", epocha, "chyba", chyba_celkem / 50)

vysledek = []
for x in vlhkost:
    vysledek.append(np.dot(vahy2, logisticka(vahy1 * x + prahy1)) + prah2)
vysledek = np.array(vysledek)
print("největší odchylka:", np.abs(vysledek - smrsteni).max())
