"""Dry matter yield of a lawn against N, P, K and rain (pot experiment)."""
import warnings

import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler, QuantileTransformer

warnings.filterwarnings("ignore")

rs = np.random.RandomState(2)
n = 500
nitrogen = rs.gamma(2.0, 30.0, n)
phosphorus = rs.gamma(2.0, 10.0, n)
potassium = rs.gamma(2.0, 20.0, n)
rain = rs.normal(600, 120, n)
yield_ = 800 * (1 - np.exp(-nitrogen / 50)) * (0.5 + 0.5 * phosphorus / (phosphorus + 10))
yield_ = yield_ * (1 + 0.3 * np.tanh((rain - 600) / 100)) + 20 * rs.randn(n)
table = np.c_[nitrogen, phosphorus, potassium, rain]

pipe = Pipeline([
    ("uniform", QuantileTransformer(n_quantiles=100, output_distribution="normal", random_state=0)),
    ("net", MLPRegressor(hidden_layer_sizes=(30, 15), activation="tanh", solver="lbfgs", alpha=0.05,
                         max_iter=300, random_state=1)),
])
model = TransformedTargetRegressor(pipe, transformer=StandardScaler())
model.fit(table, yield_)

estimated = model.predict(table)
print("R2", model.score(table, yield_))
print("rmse g/m2", np.sqrt(np.mean((estimated - yield_) ** 2)))
