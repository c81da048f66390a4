import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
import pandas as pd

# How much does a house cost? MLPRegressor says "ConvergenceWarning" and predicts almost 0 €
rng = np.random.RandomState(22)
houses = pd.DataFrame({
    "living_area": rng.normal(130, 35, 350).clip(50),
    "plot": rng.gamma(3, 180, 350),
    "built": rng.randint(1930, 2022, 350),
})
houses["price"] = (
    2900 * houses.living_area
    + 210 * houses["plot"]
    + 900 * (houses.built - 1930)
    + 4 * houses.living_area ** 2
    + rng.normal(0, 9000, 350)
)

columns = ["living_area", "plot", "built"]
scale = make_column_transformer((StandardScaler(), columns))
net = MLPRegressor(hidden_layer_sizes=(40, 20), max_iter=300, random_state=22)
pipeline = make_pipeline(scale, net)
pipeline.fit(houses[columns], houses["price"])

houses["guess"] = pipeline.predict(houses[columns])
houses["relative"] = houses["guess"] / houses["price"] - 1
print(houses[["price", "guess", "relative"]].round(2).head(10))
print("score:", pipeline.score(houses[columns], houses["price"]))
