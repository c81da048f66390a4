# Crossover network on the bench: gain in dB AND phase in degrees from frequency and load.
# Two targets of very different size, standardised together inside the estimator.
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

rng = np.random.RandomState(12)
n = 600
f = np.exp(rng.uniform(np.log(100), np.log(20000), n))
load = rng.uniform(3, 16, n)

w = 2j * np.pi * f
Z_c = 1 / (w * 6.8e-6)
Z_par = load * (w * 0.9e-3) / (load + w * 0.9e-3)
H = Z_par / (Z_par + Z_c)                    # second-order high-pass
gain = 20 * np.log10(np.abs(H))
phase = np.degrees(np.angle(H))
Y = np.column_stack([gain, phase]) + rng.normal(0, 1, (n, 2)) * [0.4, 2.0]

X = np.column_stack([np.log(f), 1 / load])
model = TransformedTargetRegressor(
    regressor=Pipeline([
        ("range", MinMaxScaler((-2, 2))),
        ("net", MLPRegressor(hidden_layer_sizes=(40, 20), activation="tanh", solver="lbfgs",
                             alpha=1e-3, max_iter=800, tol=1e-6, random_state=5)),
    ]),
    transformer=StandardScaler(),
)
model.fit(X, Y)

both = model.predict(X)
for name, k in (("gain", 0), ("phase", 1)):
    print(name, "rms error", np.sqrt(np.mean((both[:, k] - Y[:, k]) ** 2)))
spread = Y.std(axis=0)
