# Boiling points from group counts. Straight from the scikit-learn manual, nothing fancy.
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(6)
n = 600
carbons = rng.integers(2, 16, n)
hydroxyl = rng.integers(0, 3, n)
branches = rng.integers(0, 4, n)
noise = 5.0
boiling = 190 + 95 * np.sqrt(carbons) + 55 * hydroxyl / np.sqrt(carbons) * 2 - 6 * branches
boiling = boiling + rng.normal(0, noise, n)      # kelvin

X = np.column_stack([carbons, hydroxyl, branches])
X_train, X_test, y_train, y_test = train_test_split(X, boiling, test_size=0.25, random_state=2)

target_scaler = StandardScaler()
t_train = target_scaler.fit_transform(y_train.reshape(-1, 1)).ravel()

net = Pipeline([
    ("scale", StandardScaler()),
    ("mlp", MLPRegressor(hidden_layer_sizes=(32, 16), learning_rate_init=0.005, alpha=1e-3,
                         max_iter=1000, tol=1e-5, n_iter_no_change=25, random_state=1)),
])
net.fit(X_train, t_train)
y_hat = target_scaler.inverse_transform(net.predict(X_test).reshape(-1, 1)).ravel()

print("iterations:", net.named_steps["mlp"].n_iter_)
print("test R2 on the scaled target:", net.score(X_test, target_scaler.transform(
    y_test.reshape(-1, 1)).ravel()))
print("mean absolute error:", np.mean(np.abs(y_hat - y_test)), "K")
