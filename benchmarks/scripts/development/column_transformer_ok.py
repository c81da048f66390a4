import numpy as np
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.RandomState(17)
n = 700
area = rng.uniform(20, 140, n)
floor = rng.randint(0, 9, n)
district = rng.randint(0, 4, n)
base = np.array([9.0, 12.5, 7.0, 15.0])[district]
rent = area * base * (1 - 0.15 * np.tanh((area - 60) / 40)) + 12 * floor + rng.normal(0, 60, n)
table = np.column_stack([area, floor, district])

prep = ColumnTransformer([
    ("num", StandardScaler(), [0, 1]),
    ("cat", OneHotEncoder(), [2]),
])
mlp = MLPRegressor(hidden_layer_sizes=(40,), learning_rate_init=0.01, max_iter=600, random_state=17)
reg = TransformedTargetRegressor(make_pipeline(prep, mlp), transformer=StandardScaler())
reg.fit(table, rent)

expected = reg.predict(table)
print("R2", reg.score(table, rent))
print("RMSE", np.sqrt(np.mean((expected - rent) ** 2)), "(noise is 60)")
