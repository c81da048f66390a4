# Viscosity of honey from water content and temperature: three decades, hence the log of the target.
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.RandomState(17)
n = 500
water = rng.uniform(15.0, 21.0, n)            # percent
celsius = rng.uniform(15, 60, n)
ln_eta = np.log(14.0) - 0.55 * (water - 17) + 9500 * (1 / (celsius + 273.15) - 1 / 298.15)
ln_eta += 40 * (water - 18) * (1 / (celsius + 273.15) - 1 / 298.15) * 10
clean = np.exp(ln_eta)
eta = clean * np.exp(rng.normal(0, 0.04, n))  # Pa s

X = np.column_stack([water, celsius])
X_train, X_test, eta_train, eta_test, _, clean_test = train_test_split(X, eta, clean, random_state=3)

logs = FunctionTransformer(np.log, np.exp)
model = TransformedTargetRegressor(
    regressor=make_pipeline(
        StandardScaler(),
        MLPRegressor(hidden_layer_sizes=(12,), activation="tanh", solver="lbfgs", alpha=1e-3,
                     max_iter=3000, random_state=1),
    ),
    transformer=make_pipeline(logs, StandardScaler()),
)
model.fit(X_train, eta_train)

eta_pred = model.predict(X_test)
print("R2, Pa s :", r2_score(eta_test, eta_pred))
print("R2, logs :", r2_score(np.log(eta_test), np.log(eta_pred)))
