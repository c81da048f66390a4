import numpy as np
from sklearn.neural_network import MLPRegressor

np.random.seed(45)
# ablation (m) against potential radiation and debris thickness; few stakes survived
n_stakes = 11


def ablation(rad, debris):
    return 2.2 * rad * np.exp(-1.3 * debris) + 0.5 * np.sin(3 * rad) + 0.3


rad = np.random.uniform(0, 2, n_stakes)
debris = np.random.uniform(0, 2, n_stakes)
X = np.c_[rad, debris] - 1
a = ablation(rad, debris) + np.random.normal(0, 0.1, n_stakes)

net = MLPRegressor(hidden_layer_sizes=(60, 60), activation="tanh", solver="lbfgs",
                   alpha=0.0, max_iter=3000, random_state=0)
net.fit(X, a)
print("R2 on the stakes:", net.score(X, a))

# control: terrestrial laser scan of the same tongue
r_scan = np.random.uniform(0, 2, 400)
d_scan = np.random.uniform(0, 2, 400)
scan = ablation(r_scan, d_scan)
map_values = net.predict(np.c_[r_scan, d_scan] - 1)
print("R2 on the scan:", 1 - np.mean((map_values - scan) ** 2) / np.var(scan))
print("largest error (m):", np.abs(map_values - scan).max())
