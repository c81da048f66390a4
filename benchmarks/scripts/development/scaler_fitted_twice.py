import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(90)


def flights(n, longest):
    """Fuel (t) for flights up to so many hours with so many passengers."""
    hours = rng.uniform(0.5, longest, n)
    passengers = rng.uniform(50, 200, n)
    fuel = 2.5 * hours * (0.8 + passengers / 500) + 1.5 * np.log(1 + hours) + rng.normal(0, 0.2, n)
    return np.column_stack([hours, passengers]), fuel


X_train, y_train = flights(500, 10)
X_test, y_test = flights(200, 3)      # the short ones of the next season

sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.fit_transform(X_test)

regr = MLPRegressor(hidden_layer_sizes=(50,), activation="tanh", solver="lbfgs", max_iter=1000,
                    alpha=0.01, random_state=0)
regr.fit(X_train, y_train)
print("train:", regr.score(X_train, y_train))
y_pred = regr.predict(X_test)
print("test: ", 1 - np.sum((y_pred - y_test) ** 2) / np.sum((y_test - y_test.mean()) ** 2))
