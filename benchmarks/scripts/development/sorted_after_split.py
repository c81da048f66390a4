import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# absorbed CO2 of a pond over the day
rng = np.random.RandomState(30)
hour = rng.uniform(0, 24, 300)
co2 = 5 + 3 * np.sin((hour - 6) * np.pi / 12) + rng.normal(0, 0.3, 300)

scaler = StandardScaler()
x = scaler.fit_transform(hour.reshape(-1, 1))
model = MLPRegressor(hidden_layer_sizes=(30,), activation="tanh", solver="lbfgs",
                     alpha=1e-3, max_iter=2000, random_state=7)
model.fit(x, co2)

# sorted, so that the line can be drawn
x_sorted = np.sort(x, axis=0)
line = model.predict(x_sorted)
residual = co2 - line
print("R2:", 1 - np.sum(residual ** 2) / np.sum((co2 - co2.mean()) ** 2))
for h, measured, fitted in list(zip(hour, co2, line))[:6]:
    print("%5.1f h  measured %.2f  fitted %.2f" % (h, measured, fitted))
