# Shore-Haerte einer Gummimischung aus Russanteil und Vulkanisationszeit, zeilenweise gelernt
import numpy as np

rs = np.random.RandomState(23)
anz = 140
russ = rs.uniform(20, 80, anz)        # phr
zeit = rs.uniform(5, 30, anz)         # min
shore = 35 + 0.45 * russ + 12 * (1 - np.exp(-zeit / 8)) + rs.normal(0, 1.5, anz)

ein = np.column_stack([russ, zeit])
ein = (ein - ein.mean(axis=0)) / ein.std(axis=0)
mitte, breite = shore.mean(), shore.std()
soll = (shore - mitte) / breite

nh = 8
w = rs.normal(0, 0.7, (nh, 2))
b = rs.normal(0, 0.5, nh)
v = rs.normal(0, 0.3, nh)
c = 0.0


def sig(q):
    return 1 / (1 + np.exp(-q))


lern = 0.05
for durchlauf in range(150):
    fehler = 0.0
    for i in rs.permutation(anz):
        h = sig(w @ ein[i] + b)
        aus = v @ h + c
        e = aus - soll[i]
        fehler += 0.5 * e ** 2
        dh = e * v * h * (1 - h)
        v -= lern * e * h
        c -= lern * e
        w -= lern * np.outer(dh, ein[i])
        b -= lern * dh
    lern *= 0.995
    if durchlauf % 30 == 0:
        print("Durchlauf", durchlauf, "Fehler", fehler / anz)

shore_netz = (sig(ein @ w.T + b) @ v + c) * breite + mitte
print("RMSE Shore A:", np.sqrt(np.mean((shore_netz - shore) ** 2)))
