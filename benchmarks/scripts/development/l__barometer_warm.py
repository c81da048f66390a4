# Temperature compensation of a cheap barometer. The net is fitted a little at a time
# (warm_start), slower each time, and we stop when the held-back readings stop improving.
import copy
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

warnings.filterwarnings("ignore", category=ConvergenceWarning)   # max_iter is small on purpose

rng = np.random.RandomState(1013)
temp = rng.uniform(-25, 45, 500)                     # deg C in the housing
raw = rng.uniform(940, 1050, 500)                    # hPa as the chip says
error = 2.2 * np.sin((temp + 10) / 18) - 0.0009 * (temp - 10) ** 2 + 0.02 * (raw - 1000)
error = error + rng.normal(0, 0.15, 500)             # hPa, against the reference

X = np.column_stack([(temp - 10) / 20, (raw - 995) / 32])
y = (error - error.mean()) / error.std()
learn, check = np.arange(500) % 4 != 0, np.arange(500) % 4 == 0

net = MLPRegressor(
    hidden_layer_sizes=(24, 12),
    activation="tanh",
    solver="adam",
    batch_size=50,
    learning_rate_init=0.01,
    max_iter=20,
    warm_start=True,
    random_state=0,
)
best, best_score, waited = None, np.inf, 0
for part in range(30):
    net.set_params(learning_rate_init=0.01 * 0.9 ** part)
    net.fit(X[learn], y[learn])
    score = np.mean((net.predict(X[check]) - y[check]) ** 2)
    if score < best_score:
        best, best_score, waited = copy.deepcopy(net), score, 0
    else:
        waited += 1
    if waited == 6:
        print("stopped after part", part)
        break

compensation = best.predict(X) * error.std() + error.mean()
print("held-back rms:", np.sqrt(best_score) * error.std(), "hPa")
print("after compensation:", np.std(error - compensation), "hPa, before:", np.std(error))
