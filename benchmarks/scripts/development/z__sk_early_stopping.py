# Zenith wet delay (mm) from surface weather; sklearn's own early stopping
import numpy as np
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

rng = np.random.RandomState(501)
n = 3000
t = rng.uniform(-5, 35, n)
rh = rng.uniform(0.15, 1.0, n)
height = rng.uniform(0, 2500, n)
e = rh * 6.112 * np.exp(17.62 * t / (243.12 + t))
zwd = 9.5 * e * np.exp(-height / 6000) + rng.normal(0, 12, n)

x_scaler = MinMaxScaler(feature_range=(-1, 1))
y_scaler = MinMaxScaler(feature_range=(-1, 1))
X = x_scaler.fit_transform(np.array([t, rh, height]).T)
y = y_scaler.fit_transform(zwd.reshape(-1, 1)).ravel()

mlp = MLPRegressor(
    hidden_layer_sizes=(30, 30),
    activation="tanh",
    solver="adam",
    batch_size=64,
    learning_rate_init=2e-3,
    early_stopping=True,
    validation_fraction=0.15,
    n_iter_no_change=15,
    max_iter=200,
    random_state=8,
)
mlp.fit(X, y)
print("stopped after", mlp.n_iter_, "epochs; best validation score", mlp.best_validation_score_)

zwd_hat = y_scaler.inverse_transform(mlp.predict(X).reshape(-1, 1)).ravel()
print("MAE %.1f mm, R2 %.4f" % (mean_absolute_error(zwd, zwd_hat), r2_score(zwd, zwd_hat)))
