"""Dye concentration in textile wash: target over four decades -> log10 inside the estimator."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler

rng = np.random.RandomState(8)
n = 800
minutes = rng.uniform(0, 60, n)
temp = rng.uniform(30, 95, n)
ph = rng.normal(8, 0.7, n)
log_conc = 2 - 0.03 * minutes * (temp / 60) ** 1.5 - 0.3 * np.abs(ph - 8)
conc = 10 ** (log_conc + rng.normal(0, 0.01, n))

X = np.column_stack([minutes, temp, ph])
X_tr, X_te, c_tr, c_te = train_test_split(X, conc, test_size=200, random_state=3)

net = MLPRegressor(
    hidden_layer_sizes=(40, 40),
    learning_rate_init=0.005,
    alpha=1e-4,
    max_iter=800,
    early_stopping=True,
    validation_fraction=0.1,
    n_iter_no_change=60,
    random_state=3,
)
model = TransformedTargetRegressor(make_pipeline(RobustScaler(), net),
                                   func=np.log10, inverse_func=lambda z: 10 ** z)
model.fit(X_tr, c_tr)

log_pred = np.log10(model.predict(X_te))
log_true = np.log10(c_te)
print("median relative error: %.3f" % np.median(np.abs(10 ** (log_pred - log_true) - 1)))
