import numpy as np
from sklearn.model_selection import KFold, cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(90)


def make_data(n):
    """Drying rate of a belt dryer over air speed (m/s), air temperature (C) and humidity (%)."""
    speed = rng.uniform(0.5, 3, n)
    temperature = rng.uniform(40, 90, n)
    humidity = rng.uniform(5, 40, n)
    rate = 0.02 * speed ** 0.8 * (temperature - 20) * (1 - humidity / 100) ** 2
    return np.c_[speed, temperature, humidity], rate + rng.normal(0, 0.03, n)


X, y = make_data(250)
pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(15,), activation="logistic", solver="lbfgs",
                         alpha=1e-3, max_iter=1000, random_state=90)),
])

scores = cross_val_score(pipe, X, y, cv=KFold(5, shuffle=True, random_state=90), scoring="r2")
print("cross-validated R2: %.3f +- %.3f" % (scores.mean(), scores.std()))

pipe.fit(X, y)
rate_hat = pipe.predict(X)
print("layers:", [w.shape for w in pipe.named_steps["net"].coefs_])
