import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(505)

# viscosity of an oil (mPa s) over temperature, pressure and share of additive: three decades
n = 700
temperature = rng.uniform(0, 120, n)
pressure = rng.uniform(0, 800, n)
additive = rng.uniform(0, 12, n)
log_viscosity = (
    7.0 - 0.055 * temperature + 1.2e-4 * temperature**2 + 2e-3 * pressure + 0.05 * additive
)
viscosity = np.exp(log_viscosity + rng.normal(0, 0.1, n))

X = np.column_stack([temperature, pressure, additive])
X_train, X_test, v_train, v_test = train_test_split(X, viscosity, test_size=0.25, random_state=4)

network = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(30,),
        activation="tanh",
        learning_rate_init=0.01,
        max_iter=1500,
        tol=1e-6,
        n_iter_no_change=50,
        random_state=4,
    ),
)
model = TransformedTargetRegressor(
    regressor=network,
    func=lambda v: (np.log(v) - 4.5) / 1.8,
    inverse_func=lambda u: np.exp(1.8 * u + 4.5),
    check_inverse=False,
)
model.fit(X_train, v_train)

log_hat = np.log(model.predict(X_test))
log_true = np.log(v_test)
print("typical relative error", np.exp(np.std(log_hat - log_true)) - 1)
print("R2 of the logarithm", 1 - np.var(log_hat - log_true) / np.var(log_true))
