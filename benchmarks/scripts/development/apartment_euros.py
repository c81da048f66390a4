import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.RandomState(14)
n = 1000
flats = pd.DataFrame({
    "area": rng.uniform(25, 160, n),
    "floor": rng.randint(0, 9, n),
    "city": rng.choice(["Leipzig", "Hamburg", "Ulm"], n),
})
per_m2 = flats["city"].map({"Leipzig": 2600, "Hamburg": 6100, "Ulm": 4200})
flats["price"] = per_m2 * flats["area"] * (1 + 0.02 * flats["floor"]) - 4 * flats["area"] ** 2
flats["price"] += rng.normal(0, 15000, n)

train, test = flats[:800], flats[800:]
columns = make_column_transformer(
    (StandardScaler(), ["area", "floor"]),
    (OneHotEncoder(), ["city"]),
)
network = MLPRegressor(hidden_layer_sizes=(40, 20), max_iter=300, random_state=0)
model = make_pipeline(columns, network)
model.fit(train.drop(columns="price"), train["price"])

guess = model.predict(test.drop(columns="price"))
true = test["price"].to_numpy()
print("score:", model.score(test.drop(columns="price"), true))
for t, g in zip(true[:8], guess[:8]):
    print(f"{t:12.0f} EUR   predicted {g:12.0f} EUR")
