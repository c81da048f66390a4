import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# base consumption of the fermenter. 2022 = training, the new pilot runs (hot, fed harder) = test
rng = np.random.RandomState(33)


def runs(n, t_low, t_high, feed_low, feed_high):
    frame = pd.DataFrame({
        "temp": rng.uniform(t_low, t_high, n),
        "feed": rng.uniform(feed_low, feed_high, n),
        "o2": rng.uniform(20, 60, n),
    })
    growth = np.exp(-((frame.temp - 37) / 4) ** 2)
    frame["base"] = 2 + 6 * growth * frame.feed / (1 + frame.feed) + 0.02 * frame.o2
    frame["base"] += rng.normal(0, 0.05, n)
    return frame


history = runs(500, 28, 42, 0.2, 4)
pilot = runs(120, 36, 41, 2, 4)

scaler = StandardScaler()
X_train = scaler.fit_transform(history[["temp", "feed", "o2"]])
X_test = scaler.fit_transform(pilot[["temp", "feed", "o2"]])

net = MLPRegressor(hidden_layer_sizes=(32, 16), activation="tanh", learning_rate_init=0.005, max_iter=1500,
                   tol=1e-6, random_state=33)
net.fit(X_train, history["base"])

print("history R2:", r2_score(history["base"], net.predict(X_train)))
base_pred = net.predict(X_test)
print("pilot R2:  ", r2_score(pilot["base"], base_pred))
print("pilot MAE: ", mean_absolute_error(pilot["base"], base_pred))
