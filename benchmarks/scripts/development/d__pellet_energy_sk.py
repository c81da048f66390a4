# Calorific value of wood chips and pellets, out-of-fold predictions for the quality report
import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.default_rng(77)
n = 260
lots = pd.DataFrame({
    "moisture": rng.uniform(5, 50, n),        # % of fresh mass
    "ash": rng.gamma(2.0, 0.6, n),            # % of dry mass
    "wood": rng.choice(["spruce", "beech", "poplar"], n),
    "bulk_kg_m3": rng.normal(310, 60, n),
})
dry = lots["wood"].map({"spruce": 19.4, "beech": 18.7, "poplar": 18.5}) * (1 - lots["ash"] / 100)
share = lots["moisture"] / 100
lots["lhv"] = dry * (1 - share) - 2.44 * share + rng.normal(0, 0.35, n)   # MJ/kg

columns = make_column_transformer(
    (StandardScaler(), ["moisture", "ash", "bulk_kg_m3"]),
    (OneHotEncoder(), ["wood"]),
)
pipe = make_pipeline(
    columns,
    MLPRegressor(
        hidden_layer_sizes=(6,),
        activation="tanh",
        solver="lbfgs",
        alpha=1.0,
        max_iter=2000,
        random_state=5,
    ),
)

X = lots.drop(columns="lhv")
y = lots["lhv"].to_numpy()
folds = KFold(n_splits=5, shuffle=True, random_state=0)
out_of_fold = cross_val_predict(pipe, X, y, cv=folds)
print("RMSECV %.3f MJ/kg" % np.sqrt(np.mean((out_of_fold - y) ** 2)))

pipe.fit(X, y)
lhv_fit = pipe.predict(X)
print("RMSEC  %.3f MJ/kg" % np.sqrt(np.mean((lhv_fit - y) ** 2)))
