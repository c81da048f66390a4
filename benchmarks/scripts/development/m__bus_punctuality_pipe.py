"""Delay at the terminus (s) from departure delay, stops and load -- pipeline with scaled target."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(64)
n = 450
start = rng.uniform(-30, 300, n)
stops = rng.randint(8, 40, n)
load = rng.uniform(0, 120, n)
delay = start * np.exp(-stops / 40) + 0.05 * load * stops + 0.01 * load ** 2 + rng.normal(0, 10, n)

X = np.column_stack([start, stops, load])
X_train, X_test, y_train, y_test = train_test_split(X, delay, test_size=0.3, random_state=11)

network = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(16,), activation="tanh", solver="lbfgs", alpha=1e-2, max_iter=400, random_state=11),
)
model = TransformedTargetRegressor(network, transformer=StandardScaler())
model.fit(X_train, y_train)

predicted = model.predict(X_test)
print("R2 on unseen trips: %.3f" % model.score(X_test, y_test))
print("median error: %.1f s" % np.median(np.abs(predicted - y_test)))
