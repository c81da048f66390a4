import numpy as np
from sklearn.metrics import mean_squared_error
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

# viscosity of glycerol/water over fraction and temperature, average of 3 networks
rng = np.random.RandomState(47)
fraction = rng.uniform(0, 1, 280)
celsius = rng.uniform(0, 100, 280)
log_visc = 7 * fraction ** 2 * (1 - 0.007 * celsius) - 0.015 * celsius + rng.normal(0, 0.03, 280)

X = np.column_stack([fraction, celsius])
X = StandardScaler().fit_transform(PolynomialFeatures(2, include_bias=False).fit_transform(X))

nets = []
for k in range(3):
    net = MLPRegressor(hidden_layer_sizes=(20,), learning_rate_init=0.01, max_iter=700, tol=1e-5,
                       random_state=100 + k)
    bootstrap = rng.randint(0, len(X), len(X))
    net.fit(X[bootstrap], log_visc[bootstrap])
    nets.append(net)
    print(f"net {k}: {net.n_iter_} epochs, loss {net.loss_:.5f}")

average = np.mean([net.predict(X) for net in nets], axis=0)
print("rmse of the average:", mean_squared_error(log_visc, average) ** 0.5)
