import numpy as np
import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import r2_score

rng = np.random.RandomState(42)

# fictitious pay roll
N = 500
df = pd.DataFrame({
    "experience": rng.uniform(0, 40, N),
    "education": rng.randint(8, 21, N),
    "hours": rng.uniform(15, 45, N),
})
df["salary"] = (
    1500 * df["education"]
    + 2200 * np.sqrt(df["experience"]) * df["education"] / 12
    + 700 * (df["hours"] - 15)
    + rng.normal(0, 1500, N)
)

X = df[["experience", "education", "hours"]].values
y = df["salary"].values

mlp = MLPRegressor(
    hidden_layer_sizes=(25,),
    activation="tanh",
    solver="adam",
    learning_rate_init=0.001,
    max_iter=600,
    random_state=1,
)
mlp.fit(X, y)
predicted = mlp.predict(X)
print("R2:", r2_score(y, predicted))
print("all people get the same salary?", np.round(predicted[:10]), y[:10].round())
