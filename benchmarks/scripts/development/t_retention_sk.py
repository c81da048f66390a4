"""HPLC: retention time from the mobile phase and the compound."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(8)
n = 700
acetonitrile = rng.uniform(20, 80, n)      # per cent
temperature = rng.uniform(20, 60, n)       # Celsius
log_p = rng.uniform(0.5, 4.5, n)
ln_k = 1.2 + 1.3 * log_p - 0.085 * acetonitrile - 0.012 * (temperature - 40)
minutes = 1.4 * (1 + np.exp(ln_k))
minutes *= np.exp(rng.normal(0, 0.05, n))  # relative error of the peak picking

X = np.column_stack([acetonitrile, temperature, log_p])
X_train, X_test, y_train, y_test = train_test_split(X, minutes, test_size=0.3, random_state=8)

net = MLPRegressor(
    hidden_layer_sizes=(24,),
    activation="tanh",
    solver="lbfgs",
    alpha=1e-3,
    max_iter=800,
    random_state=8,
)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), net),
    func=np.log,
    inverse_func=np.exp,
)
model.fit(X_train, y_train)
predicted = model.predict(X_test)
print("mean relative error", mean_absolute_percentage_error(y_test, predicted))
