"""Concrete strength (MPa, synthetic) with a pipeline; target is scaled and turned back by sklearn."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(28)
cement = rng.uniform(150, 500, 500)
water = rng.uniform(140, 220, 500)
age = rng.uniform(3, 90, 500)
strength = 0.12 * cement * np.log(age) / (water / 140) ** 1.5 + rng.normal(0, 3.0, 500)
X = np.c_[cement, water, age]

X_train, X_test, y_train, y_test = train_test_split(X, strength, test_size=0.2, random_state=0)
pipe = Pipeline([
    ("scale", StandardScaler()),
    ("mlp", MLPRegressor(hidden_layer_sizes=(32, 32), learning_rate_init=0.01, max_iter=600,
                         alpha=1e-3, random_state=2)),
])
model = TransformedTargetRegressor(regressor=pipe, transformer=StandardScaler())
model.fit(X_train, y_train)

mpa = model.predict(X_test)
print("R2 train %.3f, test %.3f" % (model.score(X_train, y_train), model.score(X_test, y_test)))
print("largest error %.1f MPa" % np.abs(mpa - y_test).max())
