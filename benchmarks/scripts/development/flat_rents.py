import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rs = np.random.RandomState(11)

# asking price of flats in Zurich (CHF)
n = 500
size = rs.uniform(25, 160, n)
floor = rs.randint(0, 9, n)
distance = rs.exponential(2.5, n)
price = 250_000 + 9_500 * size + 12_000 * floor - 160_000 * np.log1p(distance)
price = price + 2.0 * np.maximum(size - 100, 0) ** 2 * 150 + rs.normal(0, 25_000, n)

X = np.column_stack([size, floor, distance])

pipe = Pipeline([
    ("scale", ColumnTransformer([("num", StandardScaler(), [0, 1, 2])])),
    ("mlp", MLPRegressor(hidden_layer_sizes=(30,), activation="relu", solver="adam",
                         learning_rate_init=0.001, max_iter=300, random_state=11)),
])
pipe.fit(X, price)
estimate = pipe.predict(X)

mlp = pipe.named_steps["mlp"]
print("epochs:", mlp.n_iter_, "final loss:", mlp.loss_)
print("R2:", r2_score(price, estimate))
for i in range(5):
    print("%4.0f m2: asked %9.0f, estimated %9.0f" % (size[i], price[i], estimate[i]))
