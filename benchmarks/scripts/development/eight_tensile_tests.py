import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# Tensile strength over annealing temperature (C) and time (h): tests are expensive,
# we have 12 of them. Training R2 = 1.0, test R2 is negative!
rng = np.random.RandomState(3)
n_tests = 12


def strength_of(T, t):
    return 520 - 130 / (1 + np.exp(-(T - 430) / 25)) - 20 * np.log1p(t) + 12 * np.sin(T / 18)


T = rng.uniform(300, 560, n_tests)
t = rng.uniform(0.5, 10, n_tests)
strength = strength_of(T, t) + rng.normal(0, 12, n_tests)

scaler = StandardScaler()
X = scaler.fit_transform(np.c_[T, t])
y = (strength - 430) / 60
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=3)

net = MLPRegressor(hidden_layer_sizes=(200, 200), alpha=0, solver="lbfgs",
                   max_iter=1500, random_state=3)
net.fit(X_tr, y_tr)
print("train", net.score(X_tr, y_tr), "test", net.score(X_te, y_te))

# the whole map, which is what we actually need
T_map, t_map = np.meshgrid(np.linspace(300, 560, 40), np.linspace(0.5, 10, 20))
map_in = scaler.transform(np.c_[T_map.ravel(), t_map.ravel()])
strength_map = net.predict(map_in) * 60 + 430
true_map = strength_of(T_map.ravel(), t_map.ravel())
print("map spans", strength_map.min(), "to", strength_map.max(), "MPa")
