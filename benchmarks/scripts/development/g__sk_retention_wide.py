"""Soil water retention: suction from 0.1 to 1 500 000 hPa, clay and bulk density."""
import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.RandomState(101)
n = 900
suction = 10 ** rng.uniform(-1, 6.2, n)
clay = rng.uniform(3, 60, n)
density = rng.normal(1.4, 0.12, n)

porosity = 1 - density / 2.65
alpha = 10 ** (-1.4 - 0.012 * clay)
shape = 1.12 + 0.35 * np.exp(-clay / 25)
residual = 0.002 * clay
theta = residual + (porosity - residual) / (1 + (alpha * suction) ** shape) ** (1 - 1 / shape)
theta += rng.normal(0, 0.012, n)

X = np.column_stack([suction, clay, density])
X_train, X_test, t_train, t_test = train_test_split(X, theta, test_size=0.3, random_state=7)

prepare = make_column_transformer(
    (make_pipeline(FunctionTransformer(np.log10), StandardScaler()), [0]),
    (StandardScaler(), [1, 2]),
)
# water contents are 0.02 ... 0.55 m3/m3 and stay as they are
net = MLPRegressor(hidden_layer_sizes=(12, 12), activation="tanh", solver="lbfgs",
                   alpha=1e-4, max_iter=1500, random_state=3)
model = make_pipeline(prepare, net)
model.fit(X_train, t_train)

theta_hat = model.predict(X_test)
print("R2 on new samples", r2_score(t_test, theta_hat))
print("iterations", model[-1].n_iter_)
