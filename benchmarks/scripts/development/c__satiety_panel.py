"""How full people say they feel two hours after a test lunch (0-100). People differ a lot."""
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(230)


def panel(size):
    protein = rng.uniform(5, 60, size)               # g
    fibre = rng.uniform(0, 18, size)                 # g
    water = rng.uniform(100, 700, size)              # g
    density = rng.uniform(0.6, 3.0, size)            # kcal/g
    felt = 78 - 34 * np.exp(-protein / 22) + 1.1 * fibre + 0.022 * water - 13 * np.log(density + 0.5)
    said = felt - 15 + rng.normal(0, 14, size)       # the panel does not agree
    return np.c_[protein, fibre, water, density], said, felt - 15


meals, said, felt = panel(2400)
train, test, y_train, y_test, _, felt_test = train_test_split(
    meals, said, felt, test_size=0.25, random_state=4)

x_scale = StandardScaler().fit(train)
y_scale = StandardScaler().fit(y_train.reshape(-1, 1))

net = MLPRegressor(hidden_layer_sizes=(12,), activation="tanh", solver="adam", alpha=0.01,
                   learning_rate_init=0.005, batch_size=100, max_iter=150,
                   n_iter_no_change=150, random_state=11)
net.fit(x_scale.transform(train), y_scale.transform(y_train.reshape(-1, 1)).ravel())


def fullness(meals):
    return y_scale.inverse_transform(net.predict(x_scale.transform(meals)).reshape(-1, 1)).ravel()


guess = fullness(train)
print("train: R2 is only", round(1 - np.var(guess - y_train) / np.var(y_train), 2))
print("test: against what was said  ", np.sqrt(np.mean((fullness(test) - y_test) ** 2)))
print("test: against the panel's mean", np.sqrt(np.mean((fullness(test) - felt_test) ** 2)))
