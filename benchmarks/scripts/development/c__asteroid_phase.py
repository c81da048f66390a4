# Brightness of asteroids over the phase angle. Five-fold check first, then the net for the catalogue.
import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(1801)
n = 260
alpha = rng.uniform(0.3, 30, n)                      # phase angle, degrees
slope = rng.uniform(0.05, 0.45, n)                   # G of the taxonomic class
half = np.tan(np.radians(alpha) / 2)
phi1, phi2 = np.exp(-3.33 * half ** 0.63), np.exp(-1.87 * half ** 1.22)
dimming = -2.5 * np.log10((1 - slope) * phi1 + slope * phi2)
dimming = dimming + rng.normal(0, 0.04, n)           # mag

# the opposition surge is steep near zero: square root of the angle
X = np.column_stack([np.sqrt(alpha), slope])


def standardise(train, *others):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return [(part - mean) / std for part in (train, *others)]


def network(seed):
    return MLPRegressor(hidden_layer_sizes=(10,), activation="tanh", solver="lbfgs", alpha=1e-3,
                        max_iter=1500, random_state=seed)


rms = []
for fold, (fit_rows, left_out) in enumerate(KFold(5, shuffle=True, random_state=2).split(X)):
    x_fit, x_out = standardise(X[fit_rows], X[left_out])
    one = network(fold).fit(x_fit, dimming[fit_rows])
    rms.append(np.sqrt(np.mean((one.predict(x_out) - dimming[left_out]) ** 2)))
print("left-out rms per fold:", np.round(rms, 4))

(x_all,) = standardise(X)
final = network(99).fit(x_all, dimming)
catalogue = final.predict(x_all)
print("rms over everything: %.4f mag" % np.std(catalogue - dimming))
