import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(11)

# energy use of a building by outside temperature and hour
temperature = rng.uniform(-10, 35, 400)
hour = rng.uniform(0, 24, 400)
energy = 50 + 0.05 * (temperature - 18) ** 2 + 10 * np.sin(hour / 24 * 2 * np.pi)
energy = energy + rng.normal(0, 1, 400)

X = StandardScaler().fit_transform(np.column_stack([temperature, hour]))
y = (energy - energy.mean()) / energy.std()

net = MLPRegressor(
    hidden_layer_sizes=(25,),
    activation="tanh",
    solver="sgd",
    learning_rate_init=1e-5,
    max_iter=300,
    tol=0,
    n_iter_no_change=1000,
    random_state=0,
)
net.fit(X, y)
print("loss curve:", net.loss_curve_[0], net.loss_curve_[-1])
print("score:", net.score(X, y))
