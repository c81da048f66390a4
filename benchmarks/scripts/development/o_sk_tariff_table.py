"""Daily export job: predict the monthly invoice of a customer from a mixed table."""
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.default_rng(2024)
n = 1600
table = pd.DataFrame({
    "tariff": rng.choice(["basic", "night", "green", "flex"], n),
    "region": rng.choice(["north", "south", "west"], n),
    "kwh": rng.gamma(4.0, 70.0, n),
    "peak_share": rng.uniform(0.1, 0.8, n),
})
price = table["tariff"].map({"basic": 0.30, "night": 0.26, "green": 0.34, "flex": 0.28})
fee = table["region"].map({"north": 9.0, "south": 12.0, "west": 10.5})
surcharge = np.where(table["tariff"] == "flex", 0.12 * table["peak_share"] * table["kwh"], 0.0)
table["invoice"] = fee + price * table["kwh"] + surcharge + rng.normal(0, 4.0, n)

columns = ColumnTransformer([
    ("names", OneHotEncoder(handle_unknown="ignore"), ["tariff", "region"]),
    ("numbers", StandardScaler(), ["kwh", "peak_share"]),
])
model = TransformedTargetRegressor(
    regressor=Pipeline([
        ("columns", columns),
        ("net", MLPRegressor(hidden_layer_sizes=(32,), learning_rate_init=0.01, max_iter=300,
                             random_state=0)),
    ]),
    transformer=StandardScaler(),
)

train, test = train_test_split(table, test_size=0.25, random_state=1)
model.fit(train.drop(columns="invoice"), train["invoice"])
estimate = model.predict(test.drop(columns="invoice"))
invoice = test["invoice"]
print("MAE", mean_absolute_error(invoice, estimate))
print("R2 ", r2_score(invoice, estimate))
