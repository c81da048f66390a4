"""Ambulance response time: five-fold estimate first, then the model for all rows."""
import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(7)
n = 500
km = rng.uniform(0.3, 14, n)
lights = rng.poisson(1.2 * km / 2)
night = rng.randint(0, 2, n)
speed = 34 + 9 * night + 1.2 * km
minutes = 1.5 + 60 * km / speed + 0.25 * lights * (1 - night) + rng.normal(0, 1.0, n)
X = np.column_stack([km, lights, night])


def new_model():
    return make_pipeline(
        StandardScaler(),
        MLPRegressor(hidden_layer_sizes=(16,), activation="tanh", solver="lbfgs",
                     alpha=0.1, max_iter=400, random_state=1),
    )


errors = []
for train, test in KFold(n_splits=5, shuffle=True, random_state=3).split(X):
    model = new_model().fit(X[train], minutes[train])
    errors.append(np.sqrt(np.mean((model.predict(X[test]) - minutes[test]) ** 2)))
print("rmse per fold:", np.round(errors, 2))

final = new_model()
final.fit(X, minutes)
arrival = final.predict(X)
print("R2 of the final model:", final.score(X, minutes))
