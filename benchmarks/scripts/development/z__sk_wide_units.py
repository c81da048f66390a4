# Dose for the target level. Creatinine in umol/L, platelets per litre, age in days --
# units as they come from the lab system, dose spans two decades.
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.RandomState(77)
n = 900
creatinine = rng.lognormal(np.log(90), 0.45, n)
platelets = np.clip(rng.normal(2.5e11, 6e10, n), 8e10, 6e11)
age_days = rng.uniform(18 * 365, 90 * 365, n)
kilos = rng.lognormal(np.log(72), 0.22, n)
dose = 40 * (kilos / 70) ** 1.2 * (90 / creatinine) ** 1.1 * np.exp(-(age_days - 20000) / 26000)
dose *= 1 + 0.1 * np.tanh((platelets - 2.5e11) / 6e10)
log_noise = 0.1 * rng.randn(n)
dose = dose * np.exp(log_noise)

table = np.column_stack([creatinine, platelets, age_days, kilos])

net = Pipeline([
    ("log", FunctionTransformer(np.log)),
    ("scale", StandardScaler()),
    ("mlp", MLPRegressor(hidden_layer_sizes=(24, 12), activation="relu", learning_rate_init=0.005,
                         max_iter=600, n_iter_no_change=30, tol=1e-5, random_state=1)),
])
log_then_scale = Pipeline([
    ("log", FunctionTransformer(np.log, np.exp)),
    ("scale", StandardScaler()),
])
regressor = TransformedTargetRegressor(net, transformer=log_then_scale)
regressor.fit(table, dose)

predicted_mg = regressor.predict(table)
log_dose, log_pred = np.log(dose), np.log(predicted_mg)
print("doses from %.1f to %.1f mg" % (dose.min(), dose.max()))
print("within 20 %%: %.3f" % np.mean(np.abs(predicted_mg / dose - 1) < 0.2))
