import numpy as np
import pandas as pd
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# flats: train on sold ones, predict the ones on offer. Training R2 0.999, in production useless.
rng = np.random.RandomState(61)


def flats(n):
    area = rng.uniform(25, 150, n)
    floor = rng.randint(0, 12, n)
    metro = rng.uniform(0.1, 5, n)
    per_m2 = 5.2 + 0.25 * floor - 2.1 * np.log1p(metro) + 15 / np.sqrt(area) + rng.normal(0, 0.1, n)
    return pd.DataFrame({"area": area, "floor": floor, "metro": metro, "price": area * per_m2})


sold = flats(600)
offered = flats(300)
sold["price_m2"] = sold.price / sold.area
offered["price_m2"] = sold.price_m2.mean()      # not known yet

FEATURES = ["area", "floor", "metro", "price_m2"]
mean, std = sold.price.mean(), sold.price.std()
model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(40,), max_iter=1500, learning_rate_init=0.01,
                 activation="tanh", random_state=61),
)
model.fit(sold[FEATURES], (sold.price - mean) / std)
print("sold   ", r2_score(sold.price, model.predict(sold[FEATURES]) * std + mean))
forecast = model.predict(offered[FEATURES]) * std + mean
print("offered", r2_score(offered.price, forecast))
