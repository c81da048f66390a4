# LED driver: light flux (relative) against phase of the mains, -1 to 1
import numpy as np

np.random.seed(3)

phase = np.linspace(-1, 1, 200).reshape(200, 1)
flux = 0.5 + 0.4 * np.cos(2 * np.pi * phase) + 0.1 * np.sin(2 * np.pi * phase)

nh = 20
net = dict(
    Wx=np.random.uniform(-100, 100, (1, nh)),
    bx=np.zeros((1, nh)),
    Wy=np.random.uniform(-1, 1, (nh, 1)),
    by=np.zeros((1, 1)),
)


def sig(a):
    return 1 / (1 + np.exp(-np.clip(a, -500, 500)))


def run(net, x):
    s = sig(x @ net["Wx"] + net["bx"])
    return s, s @ net["Wy"] + net["by"]


eta = 0.1
for n in range(8000):
    s, y = run(net, phase)
    err = y - flux
    g = err * 2 / phase.shape[0]
    gs = g @ net["Wy"].T * s * (1 - s)
    d = dict(Wx=phase.T @ gs, bx=gs.sum(0, keepdims=True), Wy=s.T @ g, by=g.sum(0, keepdims=True))
    for k in net:
        net[k] -= eta * d[k]
    if n % 1000 == 0:
        print(n, np.mean(err ** 2))

y_end = run(net, phase)[1]
print("max deviation", np.abs(y_end - flux).max())
