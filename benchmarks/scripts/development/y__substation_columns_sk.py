"""Load of a substation from hour, temperature and kind of day (workday, Saturday, Sunday)."""
import numpy as np
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.RandomState(19)

n = 1500
hour = rng.uniform(0, 24, n)
outside = rng.normal(8, 8, n)
kind = rng.choice([0, 1, 2], n, p=[5 / 7, 1 / 7, 1 / 7])
base = np.array([22.0, 17.0, 14.0])[kind]
megawatt = base - 6 * np.cos(2 * np.pi * (hour - 3) / 24) + 0.012 * (outside - 17) ** 2
megawatt += rng.normal(0, 0.8, n)

table = np.column_stack([
    np.sin(2 * np.pi * hour / 24),
    np.cos(2 * np.pi * hour / 24),
    outside,
    kind,
])
prepare = ColumnTransformer([
    ("numbers", StandardScaler(), [0, 1, 2]),
    ("kind", OneHotEncoder(), [3]),
])
net = MLPRegressor(
    hidden_layer_sizes=(32, 16),
    learning_rate_init=0.005,
    batch_size=64,
    max_iter=120,
    n_iter_no_change=120,
    random_state=4,
)
model = TransformedTargetRegressor(make_pipeline(prepare, net), transformer=StandardScaler())

X_train, X_test, y_train, y_test = train_test_split(table, megawatt, test_size=0.25, random_state=6)
model.fit(X_train, y_train)
forecast = model.predict(X_test)
print("R2 on unseen hours: %.4f" % model.score(X_test, y_test))
print("MAE: %.2f MW" % np.mean(np.abs(forecast - y_test)))
