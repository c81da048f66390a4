import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

"""learning curve over epochs with partial_fit; small targets in volts (0.001 - 0.02)"""

rng = np.random.RandomState(404)
current = rng.uniform(0, 5, 500)
temp = rng.uniform(10, 60, 500)
volts = 1e-3 * (2 + 3 * np.log1p(current)) * (1 + 0.004 * (temp - 25)) * 2
volts += rng.normal(0, 1e-4, 500)

inputs = StandardScaler().fit_transform(np.c_[current, temp])
out_scaler = StandardScaler().fit(volts[:, None])
goal = out_scaler.transform(volts[:, None])[:, 0]

net = MLPRegressor(hidden_layer_sizes=(25,), learning_rate_init=0.005, batch_size=50, random_state=404)
curve = []
for epoch in range(200):
    net.partial_fit(inputs, goal)
    curve.append(net.loss_)
print(curve[::20])

volts_net = out_scaler.inverse_transform(net.predict(inputs)[:, None])[:, 0]
print("rms error [mV]", 1e3 * np.sqrt(np.mean((volts_net - volts) ** 2)))
