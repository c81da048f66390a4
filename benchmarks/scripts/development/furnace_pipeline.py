from sklearn.datasets import make_regression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
import numpy as np

# NOx (ppm) of a furnace: flame temperature [K], excess oxygen [%], load [kW]
rs = np.random.RandomState(44)
T_flame = rs.normal(1850, 60, 500)
O2 = rs.uniform(1, 8, 500)
load = rs.uniform(400, 900, 500)
nox = 2.2 * np.exp((T_flame - 1850) / 90) * np.sqrt(O2) + 0.6 * np.sin(load / 60) + rs.normal(0, 0.15, 500)
X = np.vstack([T_flame, O2, load]).T

X_train, X_test, y_train, y_test = train_test_split(X, nox, test_size=0.2, random_state=44)

pipe = Pipeline(steps=[
    ("scale", StandardScaler(with_mean=False)),
    ("mlp", MLPRegressor(hidden_layer_sizes=(50,), activation="tanh", solver="adam",
                         learning_rate_init=0.005, max_iter=500, tol=1e-6,
                         n_iter_no_change=500, random_state=44)),
])
pipe.fit(X_train, y_train)
print("loss", pipe.named_steps["mlp"].loss_)

nox_hat = pipe.predict(X_test)
print("RMSE test:", mean_squared_error(y_test, nox_hat) ** 0.5)
print("R2 train:", pipe.score(X_train, y_train), "R2 test:", pipe.score(X_test, y_test))
