import numpy as np
import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# lysimeter data, one row per week: drainage [mm], fertiliser [kg/ha], soil temp [C]
np.random.seed(18)
weeks = 420
df = pd.DataFrame({
    "drainage": np.random.gamma(2.0, 9.0, weeks),
    "fert": np.random.choice([0, 40, 80, 120], weeks),
    "tsoil": np.random.normal(11, 5, weeks),
})
df["nitrate"] = (12 + 0.25 * df["fert"] * np.exp(-df["drainage"] / 30)
                 + 6 * np.sin(df["tsoil"] / 3) + np.random.normal(0, 1.2, weeks))

# %%
cols = ["drainage", "fert", "tsoil"]
scaler_x = StandardScaler().fit(df[cols].values)
scaler_y = StandardScaler().fit(df[["nitrate"]].values)
X = scaler_x.transform(df[cols].values)
y = scaler_y.transform(df[["nitrate"]].values).ravel()

# %%
reg = MLPRegressor(hidden_layer_sizes=(40,), activation="relu", solver="sgd",
                   learning_rate_init=0.001, max_iter=30, random_state=2)
reg.fit(X, y)
print("loss after training:", reg.loss_)

# %%
df["predicted"] = scaler_y.inverse_transform(reg.predict(X).reshape(-1, 1)).ravel()
print(df[["nitrate", "predicted"]].head(10))
print("corr:", np.corrcoef(df["nitrate"], df["predicted"])[0, 1])
