from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score
import numpy as np

# skid resistance of asphalt from texture depth [mm] and temperature [C]
rng = np.random.default_rng(11)
n = 450
texture = rng.uniform(0.2, 1.8, n)
temp = rng.uniform(-5, 40, n)
skid = 80 * (1 - np.exp(-2.2 * texture)) - 0.3 * temp + 0.004 * temp ** 2 + rng.normal(0, 0.8, n)

X = np.column_stack((texture, temp))
X_tr, X_te, y_tr, y_te = train_test_split(X, skid, test_size=0.25, random_state=1)

x_scaler = MinMaxScaler(feature_range=(-1, 1))
y_scaler = MinMaxScaler(feature_range=(-1, 1))
X_tr_s = x_scaler.fit_transform(X_tr)
y_tr_s = y_scaler.fit_transform(y_tr.reshape(-1, 1)).ravel()

reg = MLPRegressor(
    hidden_layer_sizes=(20,),
    activation="tanh",
    solver="lbfgs",
    max_iter=1500,
    random_state=7,
)
reg.fit(X_tr_s, y_tr_s)
print("train score", reg.score(X_tr_s, y_tr_s))

pred_scaled = reg.predict(X_te)
pred = y_scaler.inverse_transform(pred_scaled.reshape(-1, 1)).ravel()
print("test r2", r2_score(y_te, pred))   # hugely negative! overfitting??
