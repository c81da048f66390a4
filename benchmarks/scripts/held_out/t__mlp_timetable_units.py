# %% [markdown]
# Running time between two stops: distance, number of traffic lights, hour
# %%
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import r2_score

np.random.seed(6)
n = 500
df = pd.DataFrame({
    "distance_m": np.random.uniform(200, 1500, n),
    "lights": np.random.randint(0, 5, n),
    "hour": np.random.uniform(5, 23, n),
})
rush = np.exp(-(df.hour - 8) ** 2 / 9) + np.exp(-(df.hour - 17) ** 2 / 12)
df["runtime_s"] = (df.distance_m / 9) * (1 + 0.9 * rush) + 14 * df.lights + 4 * np.random.randn(n)

# %%
X = df[["distance_m", "lights", "hour"]].values
y = df["runtime_s"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

# %%
mlp = MLPRegressor(hidden_layer_sizes=(40,), activation="tanh", solver="lbfgs",
                   max_iter=2000, random_state=1)
mlp.fit(X_train, y_train)

# %%
y_fit = mlp.predict(X_train)
print("train R2", r2_score(y_train, y_fit))
print("test R2", r2_score(y_test, mlp.predict(X_test)))
