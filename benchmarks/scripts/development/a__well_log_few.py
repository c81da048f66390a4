"""Porosity from sonic transit time in one well: network against core plugs."""
import numpy as np
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(19)

n_plugs = 9
dt = rng.uniform(50, 110, n_plugs)                      # us/ft
phi = 35 * (1 - np.exp(-(dt - 47) / 25.0))              # porosity, percent
phi = phi + rng.normal(0, 2.5, n_plugs)                 # scatter of the core laboratory

mean_dt, std_dt = 80.0, 17.0
X = ((dt - mean_dt) / std_dt).reshape(-1, 1)
y = (phi - 22.0) / 9.0

# 2 x 100 neurons to be on the safe side
net = MLPRegressor(hidden_layer_sizes=(100, 100), activation="tanh", solver="lbfgs", alpha=0.0,
                   max_iter=3000, tol=1e-9, random_state=19)
net.fit(X, y)
print("training R2:", net.score(X, y))

# blind test: the neighbouring well, cored over the whole interval
dt_blind = rng.uniform(50, 110, 300)
phi_blind = 35 * (1 - np.exp(-(dt_blind - 47) / 25.0)) + rng.normal(0, 2.5, 300)
X_blind = ((dt_blind - mean_dt) / std_dt).reshape(-1, 1)
phi_hat = net.predict(X_blind) * 9.0 + 22.0
print("blind R2:", 1 - np.sum((phi_hat - phi_blind) ** 2) / np.sum((phi_blind - phi_blind.mean()) ** 2))
