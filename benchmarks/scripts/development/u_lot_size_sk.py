import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

# synthetic version of our land registry extract (original data is confidential)
rng = np.random.RandomState(12)
n = 400
df = pd.DataFrame({
    "lot_m2": rng.uniform(200, 1500, n).round(),
    "dist_station_m": rng.uniform(100, 5000, n).round(),
    "year": rng.randint(1930, 2022, n),
})
df["price"] = (
    90_000
    + 260 * df.lot_m2
    + 120_000 * np.exp(-df.dist_station_m / 1200)
    + 900 * (df.year - 1930)
    + rng.normal(0, 6_000, n)
)

X = df[["lot_m2", "dist_station_m", "year"]].values
y = df["price"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)

mlp = MLPRegressor(hidden_layer_sizes=(50,), activation="relu", max_iter=300, random_state=0)
mlp.fit(X_train, y_train)

print("iterations:", mlp.n_iter_)
print("train r2:  ", r2_score(y_train, mlp.predict(X_train)))
print("test r2:   ", r2_score(y_test, mlp.predict(X_test)))
print("test mae:  ", mean_absolute_error(y_test, mlp.predict(X_test)), "euro")

# why so bad? linear regression gets 0.9
for real, guess in list(zip(y_test, mlp.predict(X_test)))[:8]:
    print("%10.0f %10.0f" % (real, guess))
