"""Hourly yield of a rooftop plant; batches are fed by hand so that the best epoch can be kept."""
import copy

import numpy as np
from sklearn.metrics import mean_squared_error
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(2030)
n = 1600
irradiance = rng.beta(1.4, 2.0, n) * 1050        # W/m2
ambient = rng.normal(14, 8, n)                   # deg C
wind = rng.gamma(2.0, 1.5, n)                    # m/s
module = ambient + irradiance * 0.032 / (1 + 0.15 * wind)
kwh = np.minimum(9.8 * irradiance / 1000 * (1 - 0.004 * (module - 25)), 7.0)   # inverter clips
kwh = kwh + rng.normal(0, 0.25, n)

X = np.column_stack([irradiance, ambient, wind])
train, valid = np.arange(n) < 1200, np.arange(n) >= 1200

x_scaler = StandardScaler().fit(X[train])
Xs = x_scaler.transform(X)
y_scaler = StandardScaler().fit(kwh[train].reshape(-1, 1))
ys = y_scaler.transform(kwh.reshape(-1, 1)).ravel()

mlp = MLPRegressor(hidden_layer_sizes=(32,), learning_rate_init=0.01, alpha=1e-4, random_state=7)
best, best_mse, patience = None, np.inf, 0
for epoch in range(200):
    mlp.partial_fit(Xs[train], ys[train])
    mse = mean_squared_error(ys[valid], mlp.predict(Xs[valid]))
    if mse < best_mse - 1e-5:
        best, best_mse, patience = copy.deepcopy(mlp), mse, 0
    else:
        patience += 1
    if patience == 30:
        break

print("epochs:", epoch + 1, " best validation MSE:", round(best_mse, 4))
predicted = y_scaler.inverse_transform(best.predict(Xs).reshape(-1, 1)).ravel()
print("yield of the validation hours:", kwh[valid].sum(), "predicted:", predicted[valid].sum())
