import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

rng = np.random.default_rng(90)
area = rng.uniform(20, 160, 1200)
floor = rng.integers(0, 8, 1200)
distance = rng.uniform(0, 15, 1200)
rent = 300 + 11 * area + 15 * floor - 45 * distance + 0.02 * area ** 2
rent = rent + rng.normal(0, 70, area.size)
flats = np.column_stack([area, floor, distance])

steps = [
    ("scale", MinMaxScaler(feature_range=(-1, 1))),
    ("net", MLPRegressor(
        hidden_layer_sizes=(32, 16),
        activation="relu",
        solver="adam",
        learning_rate_init=0.005,
        batch_size=64,
        max_iter=120,
        early_stopping=True,
        n_iter_no_change=20,
        random_state=1,
    )),
]
estimator = TransformedTargetRegressor(
    regressor=Pipeline(steps=steps),
    transformer=StandardScaler(),
)
estimator.fit(flats[:900], rent[:900])
asked = estimator.predict(flats[900:])
paid = rent[900:]
print("mean error in euros:", np.abs(asked - paid).mean())
