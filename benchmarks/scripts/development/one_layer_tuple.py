import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

# yield of a greenhouse, sensors: light, CO2, temperature.
# hidden_layer_sizes=(1,)  -> 1 hidden layer, that should be enough for smooth functions (universal approximation)

rs = np.random.RandomState(12)
light = rs.uniform(50, 900, 700)
co2 = rs.uniform(350, 1500, 700)
temp = rs.uniform(10, 38, 700)
y = (light / (light + 300) * co2 / (co2 + 400) * np.exp(-((temp - 25) / 8) ** 2)) * 10
y = y + rs.normal(0, 0.1, 700)
X = np.column_stack((light, co2, temp))

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("nn", MLPRegressor(hidden_layer_sizes=(1,), activation="tanh", solver="adam",
                        learning_rate_init=0.01, max_iter=15, random_state=0)),
])
pipe.fit(X_train, y_train)
print("train", pipe.score(X_train, y_train))
print("test ", pipe.score(X_test, y_test))
print("iterations", pipe.named_steps["nn"].n_iter_)
y_pred = pipe.predict(X_test)
