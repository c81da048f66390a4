"""Thermistor: temperature from resistance, with scikit-learn."""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

rng = np.random.default_rng(0)
T = rng.uniform(0, 100, 400)                       # degrees C
R = 10_000 * np.exp(3950 * (1 / (T + 273.15) - 1 / 298.15))   # ohm
T_measured = T + rng.normal(0, 0.5, 400)

X_train, X_test, y_train, y_test = train_test_split(
    R.reshape(-1, 1), T_measured, test_size=0.25, random_state=1)

reg = MLPRegressor(hidden_layer_sizes=(20,), activation="tanh", max_iter=2000, random_state=3)
reg.fit(X_train, y_train)

print("iterations:", reg.n_iter_, "loss:", reg.loss_)
print("R2 train:", r2_score(y_train, reg.predict(X_train)))
print("R2 test: ", r2_score(y_test, reg.predict(X_test)))

# table for the data sheet
for ohm in (1000, 3000, 10000, 20000, 30000):
    print("%6d ohm: %.1f C" % (ohm, reg.predict([[ohm]])[0]))
