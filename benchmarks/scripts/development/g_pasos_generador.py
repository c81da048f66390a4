# consumo de oxigeno segun velocidad de marcha y pendiente, con parada temprana
import numpy as np

gen = np.random.default_rng(77)


def lotes(X, y, tam):
    """Un pase por los datos, en orden aleatorio."""
    indices = gen.permutation(len(X))
    for i in range(0, len(X), tam):
        sel = indices[i : i + tam]
        yield X[sel], y[sel]


def salida(p, X):
    oculta = np.maximum(X @ p[0] + p[1], 0)
    return oculta, oculta @ p[2] + p[3]


vel = gen.uniform(2, 8, 900)
pend = gen.uniform(-5, 12, 900)
vo2 = 3.5 + 1.6 * vel + 0.12 * vel * pend + 0.15 * vel**2
vo2 += gen.normal(0, 1.0, 900)

datos = np.column_stack((vel, pend))
media, desv = datos[:700].mean(axis=0), datos[:700].std(axis=0)
datos = (datos - media) / desv
y_media, y_desv = vo2[:700].mean(), vo2[:700].std()
obj = (vo2.reshape(-1, 1) - y_media) / y_desv
X_ent, y_ent = datos[:700], obj[:700]
X_val, y_val = datos[700:], obj[700:]

n = 40
p = [gen.normal(0, 1, (2, n)), gen.normal(0, 0.5, n), gen.normal(0, np.sqrt(1 / n), (n, 1)), np.zeros(1)]
veloc = [np.zeros_like(q) for q in p]
mejor, copia, espera = np.inf, None, 0
for epoca in range(800):
    for xb, yb in lotes(X_ent, y_ent, 20):
        h, s = salida(p, xb)
        d = 2 * (s - yb) / len(xb)
        dh = d @ p[2].T * (h > 0)
        grads = [xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
        for j in range(4):
            veloc[j] = 0.8 * veloc[j] - 0.005 * grads[j]
            p[j] = p[j] + veloc[j]
    val = np.mean((salida(p, X_val)[1] - y_val) ** 2)
    if val < mejor - 1e-5:
        mejor, copia, espera = val, [q.copy() for q in p], 0
    else:
        espera += 1
    if epoca % 20 == 0:
        print(epoca, "validacion", round(val, 4))
    if espera >= 80:
        print("sin mejora, paro en", epoca)
        break

p = copia
estimado = salida(p, X_ent)[1] * y_desv + y_media
medido = y_ent * y_desv + y_media
