"""Training R2 is nearly 1 but the curve is terrible between the points. Why?"""
import numpy as np
from sklearn.neural_network import MLPRegressor

np.random.seed(50)
x_train = np.sort(np.random.uniform(-1, 1, 36))
y_train = np.sin(3 * x_train) + np.random.normal(0, 0.25, 36)

net = MLPRegressor(
    hidden_layer_sizes=(60, 60),
    activation="tanh",
    solver="lbfgs",
    alpha=0.0,
    tol=1e-7,
    max_iter=3000,
    max_fun=20000,
    random_state=7,
)
net.fit(x_train[:, None], y_train)

x_test = np.linspace(-0.95, 0.95, 300)
y_true = np.sin(3 * x_test)
y_pred = net.predict(x_test[:, None])

print("train", net.score(x_train[:, None], y_train))
print("test ", net.score(x_test[:, None], y_true))
print("largest weight", max(np.abs(w).max() for w in net.coefs_))
