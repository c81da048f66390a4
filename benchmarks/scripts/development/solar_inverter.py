import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

# AC power of the PV plant (kW) from irradiance (W/m2), module temperature (C), pressure (Pa)
np.random.seed(0)
n = 700
df = pd.DataFrame({
    "irradiance": np.random.uniform(0, 1000, n),
    "t_module": np.random.uniform(-5, 60, n),
    "pressure": np.random.normal(101325, 900, n),
})
df["p_ac"] = 0.01 * df.irradiance * (1 - 0.02 * (df.t_module - 25)) + np.random.normal(0, 0.1, n)
df["p_ac"] = df["p_ac"].clip(upper=8.0)
print(df.describe())

X = df[["irradiance", "t_module", "pressure"]]
y = df["p_ac"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)

model = MLPRegressor(hidden_layer_sizes=(32, 16), activation="tanh", max_iter=600, random_state=42)
model.fit(X_train, y_train)

y_fit = model.predict(X_train)
print("iterations:", model.n_iter_)
print("train R2:", r2_score(y_train, y_fit))
print("test R2:", r2_score(y_test, model.predict(X_test)))
print("test MAE:", mean_absolute_error(y_test, model.predict(X_test)), "kW")
