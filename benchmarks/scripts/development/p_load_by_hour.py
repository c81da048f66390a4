"""Electric load of a town by hour of the day, outdoor temperature and kind of day."""
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

rng = np.random.RandomState(24)
n = 5000
frame = pd.DataFrame({
    "hour": rng.randint(0, 24, n),
    "outdoor": rng.uniform(-10, 35, n),
    "day": rng.choice(["working", "saturday", "holiday"], n, p=[0.68, 0.16, 0.16]),
})
shape = 6 * np.sin(2 * np.pi * (frame.hour - 8) / 24)
shape += 3 * np.sin(4 * np.pi * (frame.hour - 6) / 24)
heating = 0.6 * np.maximum(14 - frame.outdoor, 0) + 0.4 * np.maximum(frame.outdoor - 24, 0)
level = frame.day.map({"working": 42.0, "saturday": 36.0, "holiday": 32.0})
frame["megawatt"] = level + shape + heating + rng.normal(0, 1.8, n)


def on_the_clock(hours):
    """An hour is a place on a circle: 23 lies next to 0."""
    turn = 2 * np.pi * np.asarray(hours, dtype=float) / 24
    return np.hstack([np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)])


columns = ColumnTransformer([
    ("clock", FunctionTransformer(on_the_clock), ["hour"]),
    ("weather", StandardScaler(), ["outdoor"]),
    ("kind", OneHotEncoder(), ["day"]),
])
mlp = MLPRegressor(hidden_layer_sizes=(32,), solver="adam", learning_rate_init=5e-3,
                   batch_size=100, early_stopping=True, n_iter_no_change=10, max_iter=80,
                   random_state=6)
model = TransformedTargetRegressor(
    Pipeline([("columns", columns), ("mlp", mlp)]), transformer=StandardScaler())

inputs = frame[["hour", "outdoor", "day"]]
X_train, X_test, y_train, y_test = train_test_split(
    inputs, frame["megawatt"], test_size=0.25, random_state=9)
model.fit(X_train, y_train)
load_hat = model.predict(X_test)
print("passes over the data:", model.regressor_.named_steps["mlp"].n_iter_)
print("R2 on new hours: %.3f" % model.score(X_test, y_test))
