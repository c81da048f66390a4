import numpy as np
import matplotlib.pyplot as plt

# SGD con momentum, prediccion de ventas en funcion del precio y la publicidad
np.random.seed(1)
precio = np.random.uniform(-1, 1, 1000)
publicidad = np.random.uniform(-1, 1, 1000)
ventas = np.exp(-precio) + np.sqrt(publicidad + 1) + 0.05 * np.random.randn(1000)

datos = np.stack([precio, publicidad], axis=1)
objetivo = (ventas - ventas.mean())[:, None]

params = {
    "w1": np.random.randn(2, 25),
    "b1": np.random.randn(25),
    "w2": np.random.randn(25, 1) / 5,
    "b2": np.zeros(1),
}
vel = {k: np.zeros_like(v) for k, v in params.items()}
lr = 0.4
mu = 0.95
B = 50
perdidas = []

def predecir(x):
    return np.tanh(x @ params["w1"] + params["b1"]) @ params["w2"] + params["b2"]

for ep in range(100):
    perm = np.random.permutation(1000)
    for k in range(0, 1000, B):
        x = datos[perm[k:k + B]]
        y = objetivo[perm[k:k + B]]
        h = np.tanh(x @ params["w1"] + params["b1"])
        e = h @ params["w2"] + params["b2"] - y
        g = 2 * e / B
        dh = g @ params["w2"].T * (1 - h ** 2)
        grads = {"w2": h.T @ g, "b2": g.sum(0), "w1": x.T @ dh, "b1": dh.sum(0)}
        for k2 in params:
            vel[k2] = mu * vel[k2] - lr * grads[k2]
            params[k2] = params[k2] + vel[k2]
    perdidas.append(np.mean((predecir(datos) - objetivo) ** 2))
    if ep % 10 == 0:
        print(ep, perdidas[-1])

plt.semilogy(perdidas)
plt.title("perdida (salta todo el tiempo)")
plt.show()
