# gehalt ~ alter + ausbildung, was lm() / gam() in R; now with MLPRegressor
import numpy as np
import pandas as pd
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

np.random.seed(99)
n = 500
df = pd.DataFrame({
    "age": np.random.randint(20, 66, n),
    "years_edu": np.random.randint(9, 21, n),
    "hours": np.random.uniform(10, 45, n),
})
df["salary"] = (
    12000
    + 900 * df.years_edu
    + 1900 * (df.age - 20)
    - 24 * (df.age - 20) ** 2
    + 500 * df.hours
    + np.random.normal(0, 2500, n)
)

X = df[["age", "years_edu", "hours"]].values
y = df["salary"].values

X = StandardScaler().fit_transform(X)

model = MLPRegressor(hidden_layer_sizes=(16, 16), activation="relu", solver="adam", max_iter=300, random_state=1)
model.fit(X, y)

salary_hat = model.predict(X)
print("iterations:", model.n_iter_)
print("R2:", r2_score(y, salary_hat))
print(pd.DataFrame({"salary": y, "predicted": salary_hat}).head(10))
# R2 is negative, how can it be worse than the mean?
