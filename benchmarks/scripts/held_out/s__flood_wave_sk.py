import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split

# travel time of flood peaks between two gauges [h]: peak discharge, season (day of year)
rng = np.random.RandomState(91)
n = 450
peak = rng.gamma(3.0, 60.0, n)
doy = rng.uniform(1, 365, n)
hours = 9 + 40 / np.sqrt(1 + peak / 30) + 2.5 * np.sin(2 * np.pi * doy / 365) + rng.normal(0, 0.5, n)

X = np.column_stack([peak, doy])
X_tr, X_te, h_tr, h_te = train_test_split(X, hours, test_size=0.3, random_state=3)

net = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(12,), activation="tanh", solver="lbfgs",
                 alpha=1e-3, max_iter=2000, random_state=5),
)
model = TransformedTargetRegressor(regressor=net, transformer=StandardScaler())
model.fit(X_tr, h_tr)

h_hat = model.predict(X_te)
print("train R2 %.3f" % model.score(X_tr, h_tr))
print("test  R2 %.3f" % model.score(X_te, h_te))
print("worst miss [h]: %.2f" % np.abs(h_hat - h_te).max())
