"""Solubility of gases in brine. The inputs span very different units, hence the columns' logs."""
import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.RandomState(30)


def sample(n):
    kelvin = rng.uniform(275, 370, n)
    pascal = 10 ** rng.uniform(4, 7, n)
    salt = rng.uniform(0, 0.25, n)
    log_s = np.log10(pascal) - 5.0 - 1.1 * np.log1p(pascal / 3e6)
    log_s += 950 * (1 / kelvin - 1 / 320) - 4 * salt
    log_s += rng.normal(0, 0.08, n)
    return np.column_stack([kelvin, pascal, salt]), 10 ** log_s


X, solubility = sample(1200)
X_new, solubility_new = sample(400)

logarithm = make_pipeline(FunctionTransformer(np.log10), StandardScaler())
columns = make_column_transformer((StandardScaler(), [0, 2]), (logarithm, [1]))
network = MLPRegressor(
    hidden_layer_sizes=(32, 16),
    activation="relu",
    learning_rate_init=0.005,
    batch_size=64,
    max_iter=300,
    early_stopping=True,
    n_iter_no_change=25,
    random_state=30,
)
model = make_pipeline(columns, network)
model.fit(X, np.log10(solubility))
print("stopped after", network.n_iter_, "epochs; best score", network.best_validation_score_)

log_new = model.predict(X_new)
log_true = np.log10(solubility_new)
print("error in decades:", np.sqrt(np.mean((log_new - log_true) ** 2)))
for row, guess in list(zip(X_new, log_new))[:5]:
    print("%5.0f K  %9.3g Pa  salt %.2f  ->  %.3g mol/l" % (*row, 10 ** guess))
