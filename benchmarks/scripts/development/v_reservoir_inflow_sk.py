import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# daily inflow into a reservoir: rain of today, rain of yesterday, snow depth, mean temperature
rng = np.random.RandomState(9)
days = 700
rain0 = rng.gamma(0.8, 8, days)
rain1 = rng.gamma(0.8, 8, days)
snow = rng.uniform(0, 150, days)
temperature = rng.normal(8, 7, days)
melt = 0.02 * snow * np.clip(temperature, 0, None)
inflow = 5 + 0.6 * rain0 + 0.9 * rain1 + 1.5 * melt + rng.normal(0, 1.0, days)

X = np.column_stack([rain0, rain1, snow, temperature])
X_train, X_test, y_train, y_test = train_test_split(X, inflow, test_size=0.3, random_state=9)

scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)

reg = MLPRegressor(hidden_layer_sizes=(30, 15), max_iter=800, learning_rate_init=0.01,
                   random_state=9)
reg.fit(X_train_scaled, y_train)
print("score on train:", reg.score(X_train_scaled, y_train))

y_hat = reg.predict(X_test)
print("rmse on test:", np.sqrt(np.mean((y_hat - y_test) ** 2)))
print("score on test:", reg.score(X_test, y_test))
for a, b in list(zip(y_test, y_hat))[:5]:
    print("%8.2f %8.2f" % (a, b))
