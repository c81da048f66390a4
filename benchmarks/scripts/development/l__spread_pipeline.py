"""Credit spreads of corporate bonds from leverage, volatility and maturity."""
import numpy as np
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(111)
n = 800
leverage = rng.uniform(0.1, 0.9, n)
volatility = rng.uniform(0.1, 0.6, n)
maturity = rng.uniform(1, 15, n)

spread = 30 + 900 * leverage ** 2 * volatility + 6 * maturity * leverage
spread += rng.normal(0, 15, n)                                 # basis points

X = np.column_stack([leverage, volatility, maturity])
X_train, X_test, y_train, y_test = train_test_split(X, spread, test_size=0.25, random_state=1)

model = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(
        hidden_layer_sizes=(12,),
        activation="tanh",
        solver="lbfgs",
        alpha=1e-2,
        max_iter=2000,
        random_state=3,
    )),
])
model.fit(X_train, y_train)

estimate = model.predict(X_test)
print("R2 train", r2_score(y_train, model.predict(X_train)))
print("R2 test ", r2_score(y_test, estimate))
print("MAE test", mean_absolute_error(y_test, estimate), "bp")
