"""Vertical index drift of a total station (arcsec) from temperature and hours since power-on."""
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(12)
n = 700
temperature = rng.uniform(-10, 40, n)
hours = rng.exponential(2.0, n)
drift = 6 * (1 - np.exp(-hours / 0.8)) + 0.004 * (temperature - 18) ** 2 - 0.08 * temperature
drift = drift + rng.normal(0, 0.4, n)

X = np.column_stack([temperature, hours])
X_train, X_test, d_train, d_test = train_test_split(X, drift, test_size=0.25, random_state=0)

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(20,), activation="tanh", solver="lbfgs", alpha=1e-3,
                 max_iter=3000, random_state=0),
)
model.fit(X_train, d_train)
d_pred = model.predict(X_test)

print("R2 train:", model.score(X_train, d_train))
print("R2 test: ", model.score(X_test, d_test))
print("rmse test:", np.sqrt(np.mean((d_pred - d_test) ** 2)), "arcsec")
