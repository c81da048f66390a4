"""Power drawn by a stirrer: milliwatts in the laboratory, kilowatts in the plant."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.default_rng(61)
n = 900
metre = 10 ** rng.uniform(-1.5, 0.3, n)           # diameter of the stirrer
per_second = 10 ** rng.uniform(-0.3, 1.0, n)
pascal_second = 10 ** rng.uniform(-3, 1, n)       # viscosity
density = rng.uniform(850, 1300, n)

reynolds = density * per_second * metre ** 2 / pascal_second
newton_number = 70 / reynolds + 5 * reynolds / (reynolds + 300) + 0.3
watts = newton_number * density * per_second ** 3 * metre ** 5
watts *= np.exp(rng.normal(0, 0.1, n))            # torque meter: ten percent

X = np.column_stack([metre, per_second, pascal_second, density])
model = TransformedTargetRegressor(
    regressor=Pipeline([
        ("log", FunctionTransformer(np.log10)),
        ("scale", StandardScaler()),
        ("net", MLPRegressor(hidden_layer_sizes=(12,), activation="tanh", solver="lbfgs",
                             alpha=1e-3, max_iter=600, random_state=0)),
    ]),
    func=np.log10,
    inverse_func=lambda v: 10 ** v,
)
model.fit(X, watts)
watts_hat = model.predict(X)

off = np.abs(watts_hat / watts - 1)
for low, high in ((0, 1), (1, 1e3), (1e3, 1e9)):
    rows = (watts >= low) & (watts < high)
    print("%g to %g W: %d rows, median error %.1f %%"
          % (low, high, rows.sum(), 100 * np.median(off[rows])))
