import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler, StandardScaler

# synthetic copy of our rental data (the original is confidential)
rnd = np.random.RandomState(14)
df = pd.DataFrame({
    "area": rnd.uniform(20, 140, 400),
    "floor": rnd.randint(0, 8, 400),
    "distance": rnd.exponential(3, 400),
})
df["rent"] = (
    180 + 9.5 * df.area + 12 * df.floor - 60 * np.log1p(df.distance) + rnd.normal(0, 20, 400)
)

features = ["area", "floor", "distance"]
x_scaler = StandardScaler()
y_scaler = MinMaxScaler()
X = x_scaler.fit_transform(df[features])
y = y_scaler.fit_transform(df[["rent"]]).ravel()

model = MLPRegressor(
    hidden_layer_sizes=(32, 16),
    solver="lbfgs",
    max_iter=400,
    random_state=14,
)
model.fit(X, y)

df["predicted"] = model.predict(X)
print(df[["rent", "predicted"]].head(8))
print("MAE:", mean_absolute_error(df.rent, df.predicted))
print("R2 :", r2_score(df.rent, df.predicted))
