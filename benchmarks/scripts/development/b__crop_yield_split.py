import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import r2_score

rng = np.random.RandomState(0)

# nitrogen (kg/ha), rain (mm), plant date (day of year)
n_fields = 500
nitrogen = rng.uniform(0, 250, n_fields)
rain = rng.normal(480, 110, n_fields)
date = rng.uniform(90, 135, n_fields)
yield_t = (3 + 6 * (1 - np.exp(-nitrogen / 70)) + 0.006 * (rain - 480)
           - 0.002 * (date - 105) ** 2 + rng.normal(0, 0.3, n_fields))

X = np.column_stack([nitrogen, rain, date])
X_train, X_test, y_train, y_test = train_test_split(X, yield_t, test_size=0.3, random_state=1)

scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)

mlp = MLPRegressor(hidden_layer_sizes=(30,), activation='relu', solver='lbfgs',
                   alpha=0.1, max_iter=500, random_state=1)
mlp.fit(X_train, y_train)
print("training R2:", mlp.score(X_train, y_train))

y_hat = mlp.predict(X_test)
print("test R2:", r2_score(y_test, y_hat))
for truth, guess in list(zip(y_test, y_hat))[:8]:
    print(f"{truth:6.2f} {guess:10.2f}")
