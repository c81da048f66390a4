"""Age of open clusters from the colour of the turn-off and the red-giant gap."""
import numpy as np
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(16)

n = 260
log_age = rng.uniform(7.5, 9.8, n)
turn_off = -0.35 + 0.11 * np.exp(0.95 * (log_age - 7.5)) + rng.normal(0, 0.015, n)
gap = 2.6 * np.exp(-((log_age - 7.3) / 1.3) ** 2) + rng.normal(0, 0.03, n)
# what is written in the catalogue
catalogue = log_age + rng.normal(0, 0.1, n)

X = np.column_stack([turn_off, gap])
pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(
        hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=600, random_state=1
    )),
])
folds = KFold(n_splits=6, shuffle=True, random_state=2)
aged = cross_val_predict(pipe, X, catalogue, cv=folds)

rms = np.sqrt(np.mean((aged - catalogue) ** 2))
print("rms of log age, each cluster predicted by a net that has not seen it: %.3f" % rms)
for young, old in [(7.5, 8.2), (8.2, 9.0), (9.0, 9.8)]:
    some = (log_age >= young) & (log_age < old)
    print(f"{young} .. {old}: {some.sum()} clusters, bias {np.mean((aged - catalogue)[some]):+.3f}")
pipe.fit(X, catalogue)
print("fitted on all of them: R2 = %.4f" % pipe.score(X, catalogue))
