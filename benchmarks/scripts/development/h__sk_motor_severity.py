"""Claim severity, skewed to the right: fit the log, report euros (with the smearing factor)."""
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.RandomState(15)
n = 1000
claims = pd.DataFrame({
    "driver_age": rng.randint(18, 85, n),
    "value": rng.lognormal(9.6, 0.5, n),
    "fuel": rng.choice(["petrol", "diesel", "electric"], n, p=[0.5, 0.3, 0.2]),
})
base = 700 * (claims["value"] / 15000) ** 0.7 * (1 + ((claims["driver_age"] - 50) / 40) ** 2)
base = base * claims["fuel"].map({"petrol": 1.0, "diesel": 1.1, "electric": 1.35})
claims["severity"] = base * rng.lognormal(0, 0.12, n)

claims["log_value"] = np.log(claims["value"])
prepare = ColumnTransformer([
    ("num", StandardScaler(), ["driver_age", "log_value"]),
    ("cat", OneHotEncoder(), ["fuel"]),
])
model = make_pipeline(prepare, MLPRegressor(hidden_layer_sizes=(20,), activation="tanh",
                                            solver="lbfgs", alpha=0.01, max_iter=1500,
                                            random_state=3))
columns = ["driver_age", "log_value", "fuel"]
log_y = np.log(claims["severity"])
centre, spread = log_y.mean(), log_y.std()
model.fit(claims[columns], (log_y - centre) / spread)

log_hat = model.predict(claims[columns]) * spread + centre
smearing = np.mean(np.exp(log_y - log_hat))
severity_hat = np.exp(log_hat) * smearing
paid = claims["severity"].to_numpy()
spread_of_noise = base.to_numpy() * 0.12
print("smearing factor", smearing)
print("predicted / paid", severity_hat.sum() / paid.sum())
