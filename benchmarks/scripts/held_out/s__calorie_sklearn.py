# predict total energy expenditure from step count, body mass and sleep minutes
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import r2_score

rng = np.random.RandomState(7)
n = 500
steps = rng.uniform(1500, 22000, n)
mass = rng.normal(72, 12, n)
sleep = rng.uniform(280, 560, n)
tee = 20 * mass + 0.055 * steps + 350 * np.tanh((steps - 10000) / 3000) - 0.9 * (sleep - 420) + rng.normal(0, 60, n)

X = np.array([steps, mass, sleep]).T
X_train, X_test, y_train, y_test = train_test_split(X, tee, test_size=0.25, random_state=1)

mlp = MLPRegressor(hidden_layer_sizes=(30, 30), activation="tanh", solver="adam",
                   learning_rate_init=0.01, max_iter=1000, random_state=1)
mlp.fit(X_train, y_train)

print("iterations:", mlp.n_iter_)
print("train score:", mlp.score(X_train, y_train))
y_pred = mlp.predict(X_test)
print("test score: ", r2_score(y_test, y_pred))
for real, guess in list(zip(y_test, y_pred))[:8]:
    print(f"{real:8.0f} {guess:8.0f}")
