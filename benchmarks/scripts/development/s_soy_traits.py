"""Protein and oil of soybean together, from near-infrared bands of three cultivars."""
import numpy as np
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.RandomState(12)
n = 500
cultivar = rng.randint(0, 3, n)
bands = rng.normal([0.42, 0.31, 0.55], [0.05, 0.04, 0.06], (n, 3))
z = (bands - [0.42, 0.31, 0.55]) / [0.05, 0.04, 0.06]
shift = np.array([-1.0, 0.0, 1.5])[cultivar]
protein = 38 + 1.8 * z[:, 0] - 1.1 * np.tanh(z[:, 1]) + shift
oil = 20 - 0.9 * z[:, 0] + 0.5 * z[:, 2] ** 2 - 0.4 * shift
noise = rng.normal(0, [0.5, 0.3], (n, 2))
Y = np.column_stack([protein, oil]) + noise
X = np.column_stack([bands, cultivar])

prepare = ColumnTransformer([
    ("bands", StandardScaler(), [0, 1, 2]),
    ("cultivar", OneHotEncoder(), [3]),
])
net = MLPRegressor(hidden_layer_sizes=(24,), activation="relu", solver="adam", learning_rate_init=0.005,
                   batch_size=32, alpha=1e-3, max_iter=400, tol=1e-6, n_iter_no_change=25, random_state=4)
model = TransformedTargetRegressor(
    Pipeline([("prepare", prepare), ("net", net)]), transformer=StandardScaler()
)

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=9)
model.fit(X_train, Y_train)
print("R2, lots set aside:", round(model.score(X_test, Y_test), 3))
print("R2, all lots:", round(model.score(X, Y), 3))

both = model.predict(X)
for name, column in (("protein", 0), ("oil", 1)):
    print(name, "rms error", np.sqrt(np.mean((both[:, column] - Y[:, column]) ** 2)).round(3), "%")
