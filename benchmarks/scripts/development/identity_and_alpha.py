import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# Predict the compass heading error of a ship from heading and rolling angle
rng = np.random.RandomState(52)
heading = rng.uniform(0, 2 * np.pi, 500)
roll = rng.uniform(-15, 15, 500)
error = 2.5 * np.sin(heading) + 1.5 * np.cos(2 * heading) + 0.08 * roll * np.sin(heading)
error = error + rng.normal(0, 0.1, 500)

X = np.column_stack([heading, roll])
X_train, X_test, y_train, y_test = train_test_split(X, error, random_state=52)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

mlp = MLPRegressor(
    hidden_layer_sizes=(64, 64),
    activation="identity",   # regression, so linear
    alpha=200,               # against overfitting
    learning_rate_init=0.005,
    max_iter=500,
    random_state=52,
)
mlp.fit(X_train, y_train)
fit = mlp.predict(X_train)
print("R2 train", mlp.score(X_train, y_train))
print("R2 test ", mlp.score(X_test, y_test))
