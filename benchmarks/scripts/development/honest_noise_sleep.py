"""Hours of sleep from caffeine, screen time and steps.  R2 is only about 0.5,
but so is that of every other model: people are noisy."""
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

rng = np.random.RandomState(12)
n = 1500
caffeine = rng.gamma(2, 80, n)                 # mg
screen = rng.uniform(0, 6, n)                  # h
steps = rng.normal(7500, 2500, n).clip(500)    # per day

sleep = 8.2 - 1.4 * np.tanh(caffeine / 250) - 0.035 * screen ** 2 + 0.00008 * (steps - 7500)
noise_sd = 0.5
sleep = sleep + rng.normal(0, noise_sd, n)

X = np.column_stack((caffeine, screen, steps))

mlp = make_pipeline(
    MinMaxScaler(feature_range=(-1, 1)),
    MLPRegressor(hidden_layer_sizes=(16,), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=300),
)
forest = RandomForestRegressor(n_estimators=20, min_samples_leaf=20, random_state=0)
for name, estimator in [("mlp", mlp), ("forest", forest)]:
    score = cross_val_score(estimator, X, sleep, cv=3).mean()
    print("%-8s cross-validated R2 %.2f" % (name, score))

mlp.fit(X, sleep)
slept = mlp.predict(X)
print("fitted R2 %.2f" % mlp.score(X, sleep))
