import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import GridSearchCV, ShuffleSplit
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler, StandardScaler

# drying time (h) of green wood by density, thickness, kiln temperature
rng = np.random.RandomState(7)
rho = rng.uniform(350, 850, 300)
thick = rng.uniform(18, 70, 300)
kiln = rng.uniform(40, 90, 300)
hours = 0.02 * rho * (thick / 25) ** 1.5 * np.exp(-(kiln - 60) / 25) + rng.normal(0, 1.0, 300)
features = np.transpose([rho, thick, kiln])

net = make_pipeline(
    RobustScaler(),
    MLPRegressor(solver="lbfgs", max_iter=400, random_state=7),
)
search = GridSearchCV(
    TransformedTargetRegressor(net, transformer=StandardScaler()),
    param_grid={
        "regressor__mlpregressor__hidden_layer_sizes": [(10,), (30,)],
        "regressor__mlpregressor__alpha": [100.0, 300.0, 1000.0],
    },
    cv=ShuffleSplit(2, test_size=0.25, random_state=0),
    scoring="neg_root_mean_squared_error",
)
search.fit(features, hours)
print("best parameters:", search.best_params_)
print("best RMSE: %.1f h" % -search.best_score_)

drying = search.best_estimator_.predict(features)
print("R2 on everything:", search.best_estimator_.score(features, hours))
print("std of prediction %.1f, std of data %.1f" % (drying.std(), hours.std()))
