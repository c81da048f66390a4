"""Cost index of water damage per policy: noisy, and honest about it. Cross-validated ridge."""
import numpy as np
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(64)
n = 2500
built = rng.uniform(1920, 2020, n)
floor_area = rng.uniform(40, 240, n)
distance = rng.exponential(8, n)               # km to the river
index = (
    2.5 / (1 + np.exp((built - 1975) / 12)) + 0.012 * floor_area + 2 * np.exp(-distance / 4)
    + rng.normal(0, 0.7, n)
)
columns = np.column_stack([built, floor_area, np.sqrt(distance)])

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs",
                         max_iter=250, random_state=0)),
])
folds = KFold(n_splits=3, shuffle=True, random_state=0)
search = GridSearchCV(pipe, {"net__alpha": [0.3, 3.0]}, cv=folds, scoring="r2")
search.fit(columns, index)
print("alpha:", search.best_params_, "cross-validated R2:", round(search.best_score_, 3))

check = cross_val_score(search.best_estimator_, columns, index, cv=folds, scoring="r2")
print("by fold:", check.round(3))

best = search.best_estimator_
expected = best.predict(columns)
print("spread around the model:", np.std(expected - index))
