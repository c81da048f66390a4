# Traffic noise by distance, lorries and speed. Readings scatter by 3 dB, R2 near 0.7 is all there is.
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(14)
n = 3000
distance = rng.uniform(5, 200, n)
lorries = rng.uniform(0, 0.4, n)
speed = rng.uniform(30, 120, n)
level = 86 - 10 * np.log10(distance) + 14 * lorries + 0.08 * (speed - 70)
reading = level + rng.normal(0, 3.0, n)

inputs = np.column_stack([np.log(distance), lorries, speed])
scaler = StandardScaler().fit(inputs[:2200])
train, test = scaler.transform(inputs[:2200]), scaler.transform(inputs[2200:])
y_train, y_test = reading[:2200], reading[2200:]
offset = y_train.mean()

reg = MLPRegressor(
    hidden_layer_sizes=(32, 16),
    learning_rate_init=0.005,
    batch_size=64,
    early_stopping=True,
    validation_fraction=0.15,
    n_iter_no_change=15,
    max_iter=300,
    random_state=0,
)
reg.fit(train, y_train - offset)
db = reg.predict(test) + offset

print("stopped after", reg.n_iter_, "epochs")
print("R2 test:", 1 - np.mean((db - y_test) ** 2) / np.var(y_test))
print("scatter left:", np.std(db - y_test), "dB, the meter's own is 3 dB")
