"""Quick reserve for immediate annuities: a net in place of the slow seriatim run."""
import numpy as np
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

rng = np.random.RandomState(1693)

n = 900
age = rng.uniform(55, 90, n)
pension = np.exp(rng.normal(7.0, 0.6, n))            # euros a year
interest = rng.uniform(0.0, 0.04, n)
status = rng.choice([0, 1, 2], n)                    # single, couple, widowed
years = np.maximum(95 - age, 2) * (0.82 + 0.08 * (status == 1) - 0.05 * (status == 2))
present = pension * (1 - np.exp(-(interest + 0.012) * years)) / (interest + 0.012)
reserve = present * np.exp(rng.normal(0, 0.05, n))

policies = np.column_stack([age, pension, interest, status])
prepare = ColumnTransformer([
    ("plain", StandardScaler(), [0, 2]),
    ("money", make_pipeline(FunctionTransformer(np.log), StandardScaler()), [1]),
    ("kind", OneHotEncoder(), [3]),
])
log_and_scale = make_pipeline(
    FunctionTransformer(np.log, np.exp, check_inverse=False), StandardScaler())
network = MLPRegressor(hidden_layer_sizes=(24,), activation="tanh", learning_rate_init=0.005,
                       max_iter=900, tol=1e-5, n_iter_no_change=40, random_state=8)
model = TransformedTargetRegressor(make_pipeline(prepare, network), transformer=log_and_scale)

model.fit(policies, reserve)
quick = model.predict(policies)
print("mean error: %.1f %%" % (100 * mean_absolute_percentage_error(reserve, quick)))
print("portfolio: %.0f against %.0f" % (quick.sum(), reserve.sum()))
