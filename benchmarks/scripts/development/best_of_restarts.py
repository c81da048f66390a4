import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

warnings.simplefilter("ignore", ConvergenceWarning)

# lift of an aerofoil by angle of attack and camber; the best of four starts is kept
rng = np.random.RandomState(15)
angle = rng.uniform(-5, 20, 300)
camber = rng.uniform(0, 6, 300)
lift = 0.1 * angle + 0.12 * camber - 0.004 * np.maximum(0, angle - 12) ** 2
lift = lift + rng.normal(0, 0.03, 300)

X = MinMaxScaler(feature_range=(-1, 1)).fit_transform(np.column_stack([angle, camber]))

best = None
for start in range(4):
    net = MLPRegressor(hidden_layer_sizes=(12,), activation="logistic", solver="lbfgs",
                       alpha=1e-4, max_iter=300, random_state=start)
    net.fit(X, lift)
    print("start", start, "loss", net.loss_)
    if best is None or net.loss_ < best.loss_:
        best = net

cl = best.predict(X)
print("largest error", np.abs(cl - lift).max())
