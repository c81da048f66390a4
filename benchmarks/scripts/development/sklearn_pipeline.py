import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(0)
X = np.column_stack([rng.uniform(0, 100, 300), rng.uniform(1000, 2000, 300)])
y = 0.02 * X[:, 0] ** 2 + 30 * np.sin(X[:, 1] / 150) + rng.normal(0, 3, 300)

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(30,), activation="tanh", solver="lbfgs", alpha=1e-3,
                         max_iter=3000, random_state=5)),
])
model = TransformedTargetRegressor(pipe, transformer=StandardScaler())
model.fit(X, y)
print("R^2:", model.score(X, y))

# how does it look along the second feature?
for speed in range(1000, 2001, 100):
    row = np.array([[50.0, speed]])
    print(speed, "->", model.predict(row)[0])

