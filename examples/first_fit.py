"""The example of the README: a noisy sine, far from zero, fitted without a single setting."""

import numpy as np

from curvesmith import NeuralRegressor

rng = np.random.default_rng(0)
X = rng.uniform(0, 9, (200, 1))
y = 1000 + np.sin(X[:, 0]) + 0.05 * rng.standard_normal(200)

model = NeuralRegressor(random_state=0).fit(X, y)
print(model.record_)

x_new = np.linspace(1, 8, 100)[:, np.newaxis]
error = model.predict(x_new) - (1000 + np.sin(x_new[:, 0]))
print(f"largest distance from the true curve: {np.abs(error).max():.3f}")
