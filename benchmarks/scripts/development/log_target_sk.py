import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# bacteria per ml grow by powers of ten: learn the logarithm, evaluate the logarithm
rng = np.random.RandomState(102)
hours = rng.uniform(0, 24, 600)
celsius = rng.uniform(4, 40, 600)
speed = 0.25 * np.exp(-((celsius - 33) / 10) ** 2)
log_count = 3 + np.minimum(6, speed * hours / np.log(10) * 2.5) + rng.normal(0, 0.1, 600)
count = 10 ** log_count

X = np.column_stack([hours, celsius])
X_train, X_test, y_train, y_test = train_test_split(X, np.log10(count), random_state=1)
scaler = StandardScaler().fit(X_train)
mlp = MLPRegressor(
    hidden_layer_sizes=(32, 32), activation="tanh", max_iter=1500, learning_rate_init=0.005,
    early_stopping=False, alpha=1e-4, random_state=9)
mlp.fit(scaler.transform(X_train), y_train)
y_hat = mlp.predict(scaler.transform(X_test))
print("R2 of the logarithm:", mlp.score(scaler.transform(X_test), y_test))
print("first counts:", 10 ** y_hat[:3])
