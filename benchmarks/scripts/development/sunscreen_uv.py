# Transmission of a sunscreen film vs wavelength (lab course, part 3)
import numpy as np

rng = np.random.default_rng()

wavelength = np.linspace(290, 400, 111)
trans = 0.05 + 0.75 / (1 + np.exp(-(wavelength - 368) / 6)) - 0.15 * np.exp(-((wavelength - 330) / 12) ** 2)
trans = trans + rng.normal(0, 0.01, trans.shape)

x = ((wavelength - wavelength.mean()) / wavelength.std())[:, None]
y = ((trans - trans.mean()) / trans.std())[:, None]

H = 25
w1 = rng.normal(0, 1.5, (1, H))
c1 = rng.normal(0, 1.5, (1, H))
w2 = rng.normal(0, 0.2, (H, 1))
c2 = 0.0

history = []
for k in range(6000):
    h = np.tanh(x * w1 + c1)
    f = h @ w2 + c2
    e = f - y
    history.append((e ** 2).mean())
    df = 2 * e / len(x)
    dw2 = h.T @ df
    dc2 = df.sum()
    dh = df @ w2.T * (1 - h ** 2)
    dw1 = x.T @ dh
    dc1 = dh.sum(axis=0)
    w2 -= 0.1 * dw2
    c2 -= 0.1 * dc2
    w1 -= 0.1 * dw1
    c1 -= 0.1 * dc1

f_percent = 100 * (f[:, 0] * trans.std() + trans.mean())
measured_percent = 100 * trans

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
left.semilogy(history)
left.set_title("training")
right.plot(wavelength, measured_percent, ".")
right.plot(wavelength, f_percent)
right.set_xlabel("nm")
plt.tight_layout()
plt.show()
