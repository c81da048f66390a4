import numpy as np
from sklearn.neural_network import MLPRegressor

# Drug level in blood from eight lab values. We have twelve patients so far.
rng = np.random.RandomState(3)
weights_true = np.array([0.9, -0.7, 0.5, 0.0, 0.3, -0.4, 0.0, 0.6])


def level(labs):
    return np.tanh(labs @ weights_true) + 0.4 * labs[:, 0] * labs[:, 1]


labs = rng.normal(size=(12, 8))
blood = level(labs) + 0.02 * rng.normal(size=12)

net = MLPRegressor(
    hidden_layer_sizes=(30,),
    activation="tanh",
    solver="lbfgs",
    alpha=1e-3,
    max_iter=3000,
    random_state=1,
)
net.fit(labs, blood)
print("R^2 of the twelve:", net.score(labs, blood))

# simulated patients, to see what it would say
others = rng.normal(size=(500, 8))
estimated = net.predict(others)
actual = level(others)
print("R^2 of the simulated:", 1 - np.mean((estimated - actual) ** 2) / np.var(actual))
