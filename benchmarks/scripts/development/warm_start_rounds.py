# I call fit() again and again (warm_start) to watch the loss between the rounds
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

warnings.filterwarnings("ignore", category=ConvergenceWarning)

frequency = np.linspace(20, 2000, 400)
response = 10 / (1 + ((frequency - 700) / 250) ** 2) + 4 / (1 + ((frequency - 1500) / 150) ** 2)
response = response + np.random.normal(0, 0.15, 400)

X = ((frequency - 1010) / 570)[:, np.newaxis]
y = response / 5

net = MLPRegressor(
    hidden_layer_sizes=(30, 30),
    activation="tanh",
    solver="adam",
    learning_rate_init=0.01,
    warm_start=True,
    max_iter=40,
    tol=0.0,
    n_iter_no_change=1000,
)
curve = []
for round_ in range(12):
    net.fit(X, y)
    curve.append(net.loss_)
    print("round", round_, "loss %.5f" % net.loss_)

estimate = 5 * net.predict(X)
print("rms", np.sqrt(np.mean((estimate - response) ** 2)), "dB (noise 0.15)")
