import numpy as np
import matplotlib.pyplot as plt

# one heart beat (P wave, QRS, T wave), amplitude in mV. Goal: smallest possible network
rng = np.random.default_rng(80)
phase = np.linspace(-1, 1, 120)
ecg = (0.35 * np.exp(-((phase + 0.55) / 0.1) ** 2) + 1.2 * np.exp(-(phase / 0.12) ** 2)
       - 0.4 * np.exp(-((phase - 0.22) / 0.08) ** 2) + 0.6 * np.exp(-((phase - 0.6) / 0.13) ** 2))

n_neurons = 2
alpha = 0.05
w = rng.normal(0, 4, n_neurons)
theta = rng.uniform(-2, 2, n_neurons)
v = rng.normal(0, 0.3, n_neurons)
v0 = ecg.mean()

rmse = []
for epoch in range(600):
    squared = 0.0
    for k in rng.permutation(len(phase)):
        x = phase[k]
        z = np.tanh(w * x + theta)
        y = v @ z + v0
        e = y - ecg[k]
        squared += e * e

        dz = e * v * (1 - z * z)
        v = v - alpha * e * z
        v0 = v0 - alpha * e
        w = w - alpha * dz * x
        theta = theta - alpha * dz
    rmse.append(np.sqrt(squared / len(phase)))
    if epoch % 50 == 0:
        print(f"epoch {epoch}: rmse {rmse[-1]:.3f} mV")

model = np.tanh(np.outer(phase, w) + theta) @ v + v0
plt.subplot(121)
plt.plot(rmse)
plt.subplot(122)
plt.plot(phase, ecg)
plt.plot(phase, model)
plt.show()
