"""How long will a parcel take? Excellent in training, but for parcels of today it is far off."""
import numpy as np
import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(37)


def parcels(n):
    table = pd.DataFrame({
        "distance_km": rng.uniform(5, 900, n),
        "weight_kg": rng.exponential(3, n),
        "weekday": rng.integers(0, 6, n),
    })
    hours = 10 + 8 * np.sqrt(table.distance_km / 100) + 0.4 * table.weight_kg + 9 * (table.weekday == 5)
    table["hours"] = hours + rng.normal(0, 1.0, n)
    # filled in by the driver when the parcel is handed over
    table["driver_minutes"] = table.hours * 60 + rng.normal(0, 5, n)
    return table


past = parcels(600)
columns = ["distance_km", "weight_kg", "weekday", "driver_minutes"]
scaler = StandardScaler().fit(past[columns])
y_mean, y_std = past.hours.mean(), past.hours.std()

net = MLPRegressor(hidden_layer_sizes=(20,), solver="lbfgs", alpha=1e-3, max_iter=1000, random_state=0)
net.fit(scaler.transform(past[columns]), (past.hours - y_mean) / y_std)
print("R2 training:", net.score(scaler.transform(past[columns]), (past.hours - y_mean) / y_std))

# today: not delivered yet, so no driver minutes
today = parcels(200)
actual = today.hours.to_numpy()
today["driver_minutes"] = 0
forecast = net.predict(scaler.transform(today[columns])) * y_std + y_mean
print("mean absolute error today (h):", np.abs(forecast - actual).mean())
print(pd.DataFrame({"forecast": forecast, "actual": actual}).head())
