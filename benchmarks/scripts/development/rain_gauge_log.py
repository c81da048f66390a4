import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# river discharge the next day from rain of the last three days (mm) and soil moisture
rng = np.random.RandomState(8)
n_days = 700
rain = rng.gamma(0.6, 6.0, n_days + 3).round(0)          # many dry days
df = pd.DataFrame({
    "rain_0": rain[3:],
    "rain_1": rain[2:-1],
    "rain_2": rain[1:-2],
    "moisture": rng.uniform(0.1, 0.45, n_days),
})
df["discharge"] = (3 + 2.0 * np.log1p(df.rain_0) + 1.2 * np.log1p(df.rain_1)
                   + 0.6 * np.log1p(df.rain_2)) * (0.7 + df.moisture) \
    + 0.2 * rng.randn(n_days)

# rain is very skewed -> logarithm
for column in ["rain_0", "rain_1", "rain_2"]:
    df[column] = np.log(df[column])

X = df.drop(columns="discharge")
y = df["discharge"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)

scaler = StandardScaler().fit(X_train)
mlp = MLPRegressor(hidden_layer_sizes=(20,), solver="lbfgs", alpha=1e-2, max_iter=600, random_state=1)
mlp.fit(scaler.transform(X_train), y_train)

pred = mlp.predict(scaler.transform(X_test))
print("train", mlp.score(scaler.transform(X_train), y_train))
print("test ", mlp.score(scaler.transform(X_test), y_test))
print(pd.DataFrame({"measured": y_test, "predicted": pred}).head(10))
