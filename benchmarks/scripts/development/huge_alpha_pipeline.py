import numpy as np
from sklearn.model_selection import cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

# body fat from waist, height, age (made up)
rng = np.random.RandomState(48)
n = 400
waist = rng.normal(90, 12, n)
height = rng.normal(173, 9, n)
age = rng.uniform(20, 75, n)
fat = 64 - 20 * height / waist + 0.06 * age + 0.002 * (age - 45) ** 2 + rng.normal(0, 0.5, n)
X = np.column_stack([waist, height, age])
y = (fat - fat.mean()) / fat.std()

pipeline = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(20,), alpha=100.0, solver="lbfgs",
                         max_iter=2000, random_state=0)),
])
out_of_fold = cross_val_predict(pipeline, X, y, cv=5)
pipeline.fit(X, y)
fitted = pipeline.predict(X)
print("R2 in cross validation", 1 - np.mean((out_of_fold - y) ** 2) / np.var(y))
print("R2 of all", pipeline.score(X, y))
