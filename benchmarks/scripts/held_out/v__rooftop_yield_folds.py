import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

# specific yield of rooftop systems (kWh per kWp and year), judged by five-fold cross-validation
rng = np.random.RandomState(60)
n = 800
roofs = pd.DataFrame({
    "tilt": rng.uniform(0, 60, n),
    "azimuth": rng.uniform(-120, 120, n),
    "irradiation": rng.normal(1150, 90, n),
    "technology": rng.choice(["mono", "poly", "thin film"], n),
})
loss = {"mono": 0.84, "poly": 0.81, "thin film": 0.76}
plane = 1 + 0.16 * np.cos(np.radians(roofs.azimuth)) * np.sin(np.radians(1.8 * roofs.tilt)) \
    - 0.12 * (roofs.tilt / 60) ** 2
specific = roofs.irradiation * plane * roofs.technology.map(loss) + rng.normal(0, 35, n)
specific = specific.to_numpy()
kwh_mean, kwh_sd = specific.mean(), specific.std()

columns = ColumnTransformer([
    ("numbers", StandardScaler(), ["tilt", "azimuth", "irradiation"]),
    ("kinds", OneHotEncoder(), ["technology"]),
])
model = Pipeline([
    ("columns", columns),
    ("mlp", MLPRegressor(hidden_layer_sizes=(16,), activation="tanh", solver="lbfgs", alpha=1.0,
                         max_iter=300, random_state=5)),
])
folds = KFold(5, shuffle=True, random_state=0)
out_of_fold = cross_val_predict(model, roofs, (specific - kwh_mean) / kwh_sd, cv=folds)
yield_hat = out_of_fold * kwh_sd + kwh_mean
print("out-of-fold rmse %.1f kWh/kWp" % np.sqrt(np.mean((yield_hat - specific) ** 2)))

model.fit(roofs, (specific - kwh_mean) / kwh_sd)
south = pd.DataFrame({"tilt": [35.0], "azimuth": [0.0], "irradiation": [1200.0], "technology": ["mono"]})
print("a good roof: %.0f" % (model.predict(south)[0] * kwh_sd + kwh_mean))
