"""Absorption spectrum with MLPRegressor: wavelength in nm goes in, absorbance comes out."""
import matplotlib.pyplot as plt
import numpy as np
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(5)
nm = np.linspace(400, 700, 301)
absorbance = 0.8 * np.exp(-((nm - 450) / 18) ** 2) + 0.5 * np.exp(-((nm - 640) / 15) ** 2)
absorbance += 0.01 * rng.randn(301)

model = MLPRegressor(hidden_layer_sizes=(50, 50), activation="relu", learning_rate_init=0.002,
                     max_iter=1500, tol=1e-7, n_iter_no_change=200, random_state=3)
model.fit(nm.reshape(-1, 1), absorbance)

curve = model.predict(nm.reshape(-1, 1))
print("score", model.score(nm.reshape(-1, 1), absorbance))
plt.plot(nm, absorbance, label="measured")
plt.plot(nm, curve, label="network")
plt.legend()
plt.show()
