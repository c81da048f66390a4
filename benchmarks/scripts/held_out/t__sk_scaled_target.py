# magnitude -> log10(rupture length) etc. needs to come out in km in the end
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(33)

magnitude = rng.uniform(5.0, 8.0, 180)
dip = rng.uniform(20, 90, 180)
width_km = 4 + 11 * (magnitude - 5) ** 1.5 / np.sin(np.radians(dip)) ** 0.5
width_km = width_km + 1.0 * rng.randn(180)

X_raw = np.column_stack([magnitude, dip])
x_scaler = StandardScaler()
y_scaler = StandardScaler()
X = x_scaler.fit_transform(X_raw)
t = y_scaler.fit_transform(width_km.reshape(-1, 1)).ravel()

regr = MLPRegressor(hidden_layer_sizes=(20,), activation="tanh", solver="lbfgs",
                    max_iter=1000, random_state=0)
regr.fit(X, t)
print("training finished after", regr.n_iter_, "iterations, loss", regr.loss_)

width_pred = regr.predict(X)
rmse = np.sqrt(np.mean((width_pred - width_km) ** 2))
r2 = 1 - np.sum((width_pred - width_km) ** 2) / np.sum((width_km - width_km.mean()) ** 2)
print("RMSE %.2f km" % rmse)
print("R2 %.3f" % r2)   # strongly negative?!
print("a few:", np.round(width_pred[:6], 2), np.round(width_km[:6], 2))
