# Potatoes from our allotments, kg per square metre. Soil type is a category, compost is spread
# over two decades, the rest is ordinary. Adam with its built-in early stopping.
import numpy as np
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

SOILS = np.array([1.0, 0.8, 0.65, 1.15])     # loam, clay, sand, silt
rng = np.random.default_rng(90)
n = 1200
soil = rng.integers(0, 4, n)
compost = 10 ** rng.uniform(-1, 1, n)        # litres per square metre
water = rng.uniform(100, 600, n)             # mm in the season
rows_apart = rng.uniform(40, 90, n)          # cm
harvest = SOILS[soil] * (2 + 1.2 * np.log1p(compost)) * (1 - ((water - 400) / 450) ** 2)
harvest = harvest * (1 - ((rows_apart - 65) / 80) ** 2) + rng.normal(0, 0.2, n)

plots = np.column_stack([soil, compost, water, rows_apart])

prepare = ColumnTransformer([
    ("soil", OneHotEncoder(), [0]),
    ("compost", make_pipeline(FunctionTransformer(np.log), StandardScaler()), [1]),
    ("rest", StandardScaler(), [2, 3]),
])
net = MLPRegressor(
    hidden_layer_sizes=(48, 24),
    activation="relu",
    learning_rate_init=0.003,
    batch_size=64,
    early_stopping=True,
    validation_fraction=0.15,
    n_iter_no_change=25,
    max_iter=400,
    random_state=6,
)
model = TransformedTargetRegressor(
    regressor=Pipeline([("prepare", prepare), ("net", net)]),
    transformer=StandardScaler(),
)
model.fit(plots, harvest)

inner = model.regressor_.named_steps["net"]
print("epochs:", inner.n_iter_, " best validation R2:", round(inner.best_validation_score_, 3))
predicted = model.predict(plots)
print("mean error:", np.abs(predicted - harvest).mean().round(3), "kg per square metre")
