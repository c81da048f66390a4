"""Illuminance of a flash over power, zoom and distance: five decades of lux."""
import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

np.random.seed(28)
n = 700
shots = pd.DataFrame({
    "watt_seconds": 2.0 ** np.random.uniform(0, 9, n),
    "zoom_mm": np.random.uniform(24, 105, n),
    "metres": np.exp(np.random.uniform(-0.7, 2.5, n)),
})
lux = 2400 * shots.watt_seconds * (shots.zoom_mm / 50) ** 1.1 / (shots.metres ** 2 + 0.05)
shots["lux"] = lux * np.exp(np.random.normal(0, 0.2, n))

columns = ["watt_seconds", "zoom_mm", "metres"]
train, test = train_test_split(shots, test_size=0.3, random_state=11)

network = Pipeline([
    ("log", FunctionTransformer(np.log)),
    ("scale", StandardScaler()),
    ("mlp", MLPRegressor(hidden_layer_sizes=(24, 12), learning_rate_init=0.005, max_iter=500,
                         early_stopping=True, n_iter_no_change=40, random_state=5)),
])
model = TransformedTargetRegressor(regressor=network, func=np.log10, inverse_func=lambda v: 10 ** v)
model.fit(train[columns], train["lux"])

guess = model.predict(test[columns])
log_guess = np.log10(guess)
log_lux = np.log10(test["lux"].to_numpy())
print("error in stops:", np.std(log_guess - log_lux) / np.log10(2))
print("iterations:", model.regressor_.named_steps["mlp"].n_iter_)
