# Sugar in grape must (deg Oe) from refractometer, temperature and acidity
import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler, StandardScaler

np.random.seed(12)
must = pd.DataFrame({
    "brix": np.random.uniform(14, 28, 420),
    "temp_C": np.random.uniform(8, 30, 420),
    "acid_gl": np.random.normal(7, 1.5, 420),
})
must["oechsle"] = 4.25 * must.brix + 0.05 * (must.temp_C - 20) * must.brix - 0.4 * must.acid_gl
must["oechsle"] += np.random.normal(0, 1.5, len(must))

X_tr, X_te, y_tr, y_te = train_test_split(
    must[["brix", "temp_C", "acid_gl"]].values, must[["oechsle"]].values, test_size=0.25, random_state=3)

sx = StandardScaler().fit(X_tr)
sy = MinMaxScaler(feature_range=(-1, 1)).fit(y_tr)

mlp = MLPRegressor(hidden_layer_sizes=(30, 15), activation="tanh", learning_rate_init=0.01,
                   max_iter=400, n_iter_no_change=40, alpha=1e-4, random_state=3)
mlp.fit(sx.transform(X_tr), sy.transform(y_tr).ravel())

guess = sy.inverse_transform(mlp.predict(sx.transform(X_te)).reshape(-1, 1))
print("iterations:", mlp.n_iter_)
print("MAE:", mean_absolute_error(y_te, guess), "R2:", r2_score(y_te, guess))
