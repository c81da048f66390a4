# Calibration curve of a piezo pressure pad: 60 noisy readings.
# Training R2 is great (0.93) but the curve in between is crazy
import numpy as np
from sklearn.neural_network import MLPRegressor
import matplotlib.pyplot as plt

rng = np.random.default_rng(30)


def characteristic(p):
    return 2.5 * np.tanh(1.2 * p) + 0.3 * p


pressure = np.sort(rng.uniform(-2, 2, 60))
volts = characteristic(pressure) + rng.normal(0, 0.9, 60)

net = MLPRegressor(
    hidden_layer_sizes=(100, 100),
    activation="relu",
    solver="lbfgs",
    alpha=0.0,
    tol=1e-10,
    max_iter=5000,
    max_fun=50000,
    random_state=1,
)
net.fit(pressure.reshape(-1, 1), volts)
print("R2 on the readings:", net.score(pressure.reshape(-1, 1), volts))

p_fine = np.linspace(-2, 2, 600)
v_fine = net.predict(p_fine.reshape(-1, 1))
v_ideal = characteristic(p_fine)
print("rms distance to the data sheet:", np.sqrt(np.mean((v_fine - v_ideal) ** 2)))

plt.plot(pressure, volts, "o", label="readings")
plt.plot(p_fine, v_fine, label="network")
plt.plot(p_fine, v_ideal, "--", label="data sheet")
plt.legend()
plt.show()
