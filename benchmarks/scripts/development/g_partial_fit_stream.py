import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler


def stream(rng, n_days):
    """Yield one day of readings after another: light, CO2 and the leaf's uptake."""
    for _ in range(n_days):
        light = rng.uniform(0, 2000, 80)
        co2 = rng.uniform(200, 1000, 80)
        uptake = 32 * (light / (light + 350)) * (co2 / (co2 + 300)) + rng.normal(0, 0.6, 80)
        yield np.stack([light, co2], 1), uptake


rng = np.random.default_rng(88)
days = list(stream(rng, 15))
scaler = MinMaxScaler((-1, 1))
for X, _ in days:
    scaler.partial_fit(X)

reg = MLPRegressor(
    hidden_layer_sizes=(40,), activation="relu", learning_rate_init=0.005, alpha=0, random_state=1
)
for epoch in range(120):
    for d in rng.permutation(len(days)):
        X, uptake = days[d]
        reg.partial_fit(scaler.transform(X), uptake / 10)
    if epoch % 20 == 0:
        print(epoch, reg.loss_)
    if epoch == 90:
        reg.set_params(learning_rate_init=0.001)

X_all = np.concatenate([X for X, _ in days])
measured = np.concatenate([u for _, u in days])
estimate = 10 * reg.predict(scaler.transform(X_all))
