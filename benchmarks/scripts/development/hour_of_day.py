import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(24)
df = pd.DataFrame({
    "hour": rng.randint(0, 24, 1200),
    "weekend": rng.randint(0, 2, 1200),
    "temp": rng.normal(12, 7, 1200),
})
df["bikes"] = (
    60
    + 40 * np.sin((df.hour - 9) * np.pi / 12) * (1 - 0.5 * df.weekend)
    + 2 * df.temp
    + rng.normal(0, 8, 1200)
)

# hour 23 and hour 0 are neighbours
df["hour_sin"] = np.sin(df.hour * 2 * np.pi / 24)
df["hour_cos"] = np.cos(df.hour * 2 * np.pi / 24)
features = ["hour_sin", "hour_cos", "weekend", "temp"]

X_train, X_test, y_train, y_test = train_test_split(df[features], df.bikes, random_state=0)
model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(32,), solver="lbfgs", alpha=0.1, max_iter=800, random_state=0),
)
model.fit(X_train, y_train)
rented = model.predict(X_test)
print("R2 train", model.score(X_train, y_train))
print("R2 test ", model.score(X_test, y_test))
