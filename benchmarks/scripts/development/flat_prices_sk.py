"""Rents with scikit-learn's MLPRegressor. ConvergenceWarning, and predictions near zero."""
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(0)
area = rng.uniform(20, 150, 400)
floor = rng.randint(0, 10, 400)
age = rng.uniform(0, 100, 400)
price = 3200 * area * (1 + 0.02 * floor) * np.exp(-age / 200) + rng.normal(0, 8000, 400)

X = np.column_stack([area, floor, age])
X_train, X_test, y_train, y_test = train_test_split(X, price, test_size=0.25, random_state=0)

scaler = StandardScaler().fit(X_train)
model = MLPRegressor(hidden_layer_sizes=(30,), activation="tanh", max_iter=500, random_state=0)
model.fit(scaler.transform(X_train), y_train)

y_pred = model.predict(scaler.transform(X_test))
print("train score", model.score(scaler.transform(X_train), y_train))
print("test score", model.score(scaler.transform(X_test), y_test))
print("typical price", np.median(y_test), "typical prediction", np.median(y_pred))
