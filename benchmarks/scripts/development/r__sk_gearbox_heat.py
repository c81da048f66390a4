# Normal behaviour model of the gearbox oil temperature; alarms come later, from its residuals.
import numpy as np
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(501)
n = 3000
power = np.clip(rng.beta(1.2, 1.6, n) * 2100, 0, 2000)      # kW
ambient = rng.normal(11, 8, n)
rotor = 8 + 9 * np.tanh(power / 700) + rng.normal(0, 0.3, n)
oil = 38 + 0.45 * ambient + 21 * (1 - np.exp(-power / 650)) + 0.6 * (rotor - 12)
oil += 2.5 / (1 + np.exp(-(ambient - 15) / 2))               # the radiator saturates on warm days
oil += rng.normal(0, 1.1, n)

features = np.c_[power, ambient, rotor]
f_train, f_test, oil_train, oil_test = train_test_split(features, oil, test_size=0.25, random_state=2)
x_scaler, y_scaler = StandardScaler(), StandardScaler()
f_train = x_scaler.fit_transform(f_train)
f_test = x_scaler.transform(f_test)
y_train = y_scaler.fit_transform(oil_train.reshape(-1, 1)).ravel()

net = MLPRegressor(
    hidden_layer_sizes=(40, 20),
    activation="relu",
    solver="adam",
    learning_rate_init=0.003,
    early_stopping=True,
    validation_fraction=0.15,
    n_iter_no_change=25,
    max_iter=400,
    random_state=6,
)
net.fit(f_train, y_train)
print("epochs:", net.n_iter_, " best validation R2:", net.best_validation_score_)

oil_pred = y_scaler.inverse_transform(net.predict(f_test).reshape(-1, 1)).ravel()
print("mean absolute error (K):", mean_absolute_error(oil_test, oil_pred))
print("R2:", 1 - np.var(oil_test - oil_pred) / np.var(oil_test))
