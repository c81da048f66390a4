"""Strength of sintered zirconia: only 48 firings, so alpha is chosen by cross-validation."""
import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(48)
kiln = rng.uniform(1350, 1600, 48)               # degrees Celsius
hold = rng.uniform(0.5, 6, 48)                   # hours
yttria = rng.uniform(2, 4, 48)                   # mol %
strength = (900 - 0.008 * (kiln - 1480) ** 2 + 60 * np.log(hold) - 90 * (yttria - 2.9)
            + rng.normal(0, 15, 48))             # MPa
X = np.column_stack([kiln, hold, yttria])
m, s = strength.mean(), strength.std()
z = (strength - m) / s


def build(alpha):
    net = MLPRegressor(hidden_layer_sizes=(6,), activation="tanh", solver="lbfgs", alpha=alpha,
                       max_iter=2000, random_state=1)
    return make_pipeline(StandardScaler(), net)


scores = {}
for alpha in (0.03, 0.1, 0.3):
    errors = []
    for train, test in KFold(6, shuffle=True, random_state=2).split(X):
        guess = build(alpha).fit(X[train], z[train]).predict(X[test])
        errors.extend((guess - z[test]) ** 2)
    scores[alpha] = np.mean(errors)
    print("alpha %-5g cross-validated rms %.1f MPa" % (alpha, s * np.sqrt(scores[alpha])))

best = min(scores, key=scores.get)
final = build(best).fit(X, z)
strength_hat = final.predict(X) * s + m
print("alpha", best, "R2 on all firings", round(1 - np.var(strength_hat - strength) / s ** 2, 3))
