"""Torsion test: angle of twist (deg) and diameter -> torque. We tried 10, 50 and (30, 30) neurons."""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

np.random.seed(19)
angle = np.random.uniform(0, 90, 350)
diameter = np.random.uniform(4, 12, 350)
torque = 0.02 * diameter ** 3 * np.tanh(angle / 20.0) + np.random.normal(0, 0.4, 350)

X = StandardScaler().fit_transform(np.column_stack((angle, diameter)))
y = (torque - torque.mean()) / torque.std()

results = {}
for size in [(10,), (50,), (30, 30)]:
    nn = MLPRegressor(
        hidden_layer_sizes=size,
        activation="identity",      # regression, so no activation function
        solver="lbfgs",
        max_iter=400,
        random_state=0,
    )
    nn.fit(X, y)
    results[size] = nn.score(X, y)
    print(size, "R2 = %.3f" % results[size])

y_model = nn.predict(X)
print("largest deviation", np.abs(y_model - y).max())
