# Extract yield vs mash temperature, pH and grist gap. Scaled on both sides, cross-validated.
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(5)
n = 300
temperature = rng.uniform(58, 74, n)
ph = rng.uniform(5.0, 6.0, n)
gap = rng.uniform(0.8, 1.6, n)
yield_pct = 82 - 0.09 * (temperature - 66) ** 2 - 12 * (ph - 5.4) ** 2 - 4 * gap
yield_pct += rng.normal(0, 0.4, n)

X = np.c_[temperature, ph, gap]
y = yield_pct

model = TransformedTargetRegressor(
    regressor=make_pipeline(
        StandardScaler(),
        MLPRegressor(hidden_layer_sizes=(15,), activation="tanh", solver="lbfgs", alpha=0.01, max_iter=800, random_state=3),
    ),
    transformer=StandardScaler(),
)
scores = cross_val_score(model, X, y, cv=4, scoring="r2")
print("cross-validated R2: %.3f +- %.3f" % (scores.mean(), scores.std()))

model.fit(X, y)
fitted = model.predict(X)
print("standard error of the fit:", np.sqrt(np.mean((fitted - y) ** 2)))
best = X[np.argmax(fitted)]
print("best mash: %.1f C, pH %.2f, gap %.2f mm" % tuple(best))
