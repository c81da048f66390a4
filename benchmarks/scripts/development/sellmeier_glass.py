"""Refractive index of BK7 from the wavelength, with sklearn."""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.compose import TransformedTargetRegressor

lam = np.linspace(0.35, 2.3, 150)          # micrometres
l2 = lam ** 2
n_sq = (1 + 1.03961212 * l2 / (l2 - 0.00600069867)
        + 0.231792344 * l2 / (l2 - 0.0200179144)
        + 1.01046945 * l2 / (l2 - 103.560653))
index = np.sqrt(n_sq)

net = MLPRegressor(hidden_layer_sizes=(10,), activation="tanh", solver="lbfgs",
                   alpha=1e-6, max_iter=5000, tol=1e-9, random_state=11)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), net),
    transformer=StandardScaler(),
)

wavelength = lam.reshape(-1, 1)
model.fit(wavelength, index)
estimate = model.predict(wavelength)
print("R2:", model.score(wavelength, index))
print("largest deviation of n:", np.max(np.abs(estimate - index)))
