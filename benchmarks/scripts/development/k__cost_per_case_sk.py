"""Cost per case (EUR) from DRG weight and nursing minutes; quick look with an MLP."""
import numpy as np
import warnings
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

warnings.filterwarnings("ignore")  # ConvergenceWarning is annoying

rng = np.random.RandomState(3)
n_cases = 500
drg_weight = rng.gamma(4.0, 0.3, size=n_cases)
nursing_min = rng.uniform(200, 9000, size=n_cases)
cost = 1800 * drg_weight ** 1.5 + 4000 * np.cos(nursing_min / 1500) + rng.normal(0, 250, n_cases)

data = np.c_[drg_weight, nursing_min]
X_train, X_test, y_train, y_test = train_test_split(data, cost, test_size=0.2, random_state=0)

reg = MLPRegressor(hidden_layer_sizes=(40, 40), activation="tanh", learning_rate_init=0.01,
                   max_iter=500, n_iter_no_change=50, random_state=5)
reg.fit(X_train, y_train)

pred_train = reg.predict(X_train)
pred_test = reg.predict(X_test)


def report(name, truth, guess):
    rmse = np.sqrt(np.mean((truth - guess) ** 2))
    print(f"{name}: RMSE {rmse:.0f} EUR (std of the costs: {truth.std():.0f} EUR)")


report("train", y_train, pred_train)
report("test", y_test, pred_test)
