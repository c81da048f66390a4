"""Speed of sound in sea water from temperature, salinity and depth (Mackenzie's formula)."""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(1981)


def mackenzie(T, S, D):
    return (
        1448.96 + 4.591 * T - 5.304e-2 * T ** 2 + 2.374e-4 * T ** 3 + 1.340 * (S - 35)
        + 1.630e-2 * D + 1.675e-7 * D ** 2 - 1.025e-2 * T * (S - 35) - 7.139e-13 * T * D ** 3
    )


def draw(n):
    T = rng.uniform(2, 30, n)
    S = rng.uniform(30, 40, n)
    D = rng.uniform(0, 4000, n)
    return np.column_stack([T, S, D]), mackenzie(T, S, D) + rng.normal(0, 1.5, n)


X_train, c_train = draw(2000)
X_test, c_test = draw(500)

scaler = StandardScaler().fit(X_train)
c_mean, c_std = c_train.mean(), c_train.std()

mlp = MLPRegressor(
    hidden_layer_sizes=(30,),
    activation="tanh",
    solver="adam",
    learning_rate_init=0.01,
    early_stopping=True,
    validation_fraction=0.1,
    n_iter_no_change=20,
    max_iter=300,
    random_state=6,
)
mlp.fit(scaler.transform(X_train), (c_train - c_mean) / c_std)

speed = mlp.predict(scaler.transform(X_test)) * c_std + c_mean
print("epochs:", mlp.n_iter_)
print("test rms: %.2f m/s" % np.sqrt(np.mean((speed - c_test) ** 2)))
