"""Monthly rent of storage units: a pipeline that learns log rent and answers in euros."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(21)
n = 700
area = rng.uniform(1, 20, n)
floor = rng.randint(0, 5, n)
distance = rng.uniform(0, 15, n)
true_rent = 30 * area ** 0.7 * np.exp(-0.05 * distance) * (1 - 0.06 * floor)
rent = true_rent * np.exp(0.05 * rng.normal(size=n))

table = np.column_stack([area, floor, distance])
X_train, X_test, y_train, y_test, clean_train, clean_test = train_test_split(
    table, rent, true_rent, test_size=0.25, random_state=21
)

network = MLPRegressor(
    hidden_layer_sizes=(20,), activation="tanh", solver="lbfgs", alpha=1e-2,
    max_iter=500, random_state=21,
)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), network), func=np.log, inverse_func=np.exp
)
model.fit(X_train, y_train)
rent_hat = model.predict(X_test)
print("MAPE:", mean_absolute_percentage_error(y_test, rent_hat))
spread = 0.05 * clean_test
