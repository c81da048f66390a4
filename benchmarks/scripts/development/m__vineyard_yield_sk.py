# grape yield (t/ha) per parcel with sklearn
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(1999)

n = 400
altitude = rng.uniform(120, 900, n)               # m
rain = rng.uniform(350, 1400, n)                  # mm
vines = rng.uniform(3000, 9000, n)                # per ha
clay = rng.uniform(5, 45, n)                      # %
yield_t = (
    9 * np.exp(-((rain - 800) / 260) ** 2)
    + 2.5 * np.sin(altitude / 160)
    + 0.0006 * vines
    - 0.05 * clay
    + 0.2 * rng.randn(n)
)

X = np.column_stack([altitude, rain, vines, clay])
X_train, X_test, y_train, y_test = train_test_split(X, yield_t, test_size=0.25, random_state=0)

mlp = MLPRegressor(
    hidden_layer_sizes=(40, 20),
    activation="tanh",
    learning_rate_init=0.01,
    max_iter=600,
    n_iter_no_change=50,
    random_state=0,
)
mlp.fit(X_train, y_train)

print("iterations:", mlp.n_iter_)
print("R2 train:", mlp.score(X_train, y_train))
print("R2 test :", mlp.score(X_test, y_test))
forecast = mlp.predict(X_test)
for f, t in list(zip(forecast, y_test))[:5]:
    print("%.2f  %.2f" % (f, t))
