"""Dose-response of a reporter strain. I have a handful of wells and a big network."""
import numpy as np
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(5)


def response(dose):
    return 1.5 / (1 + np.exp(-4 * dose)) - 0.5 * dose ** 2


def measure(n_wells):
    dose = rng.uniform(-1.5, 1.5, n_wells)
    return dose[:, None], response(dose) + rng.normal(0, 0.25, n_wells)


n_train = 14
X_train, y_train = measure(n_train)
X_new, y_new = measure(400)

net = MLPRegressor(
    hidden_layer_sizes=(100, 100),
    activation="tanh",
    solver="lbfgs",
    alpha=0.0,
    max_iter=1500,
    random_state=2,
)
net.fit(X_train, y_train)

print("wells used:", n_train)
print("R2 on the wells of the fit: %.4f" % net.score(X_train, y_train))
print("R2 on the second plate:     %.4f" % net.score(X_new, y_new))
pred_new = net.predict(X_new)

for d in np.linspace(-1.5, 1.5, 7):
    print("%5.2f  %6.3f" % (d, net.predict([[d]])[0]))
