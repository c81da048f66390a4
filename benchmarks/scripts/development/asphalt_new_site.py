"""Rutting depth of asphalt. Train on the test track, apply to the new motorway section."""
import numpy as np
from sklearn.metrics import mean_squared_error
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler


def rutting(axles, temp):
    return 0.8 * np.log1p(axles) + 0.02 * np.maximum(temp - 20, 0) ** 1.5


rng = np.random.default_rng(16)

# test track
axles_track = rng.uniform(0, 50, 500)          # million axle loads
temp_track = rng.uniform(5, 55, 500)
depth_track = rutting(axles_track, temp_track) + rng.normal(0, 0.05, 500)
X_track = np.column_stack([axles_track, temp_track])

scaler = StandardScaler()
X_track_s = scaler.fit_transform(X_track)

net = MLPRegressor(hidden_layer_sizes=(24,), activation="tanh", solver="lbfgs",
                   alpha=1e-3, max_iter=1500, random_state=0)
net.fit(X_track_s, depth_track)
print("R2 on the track:", net.score(X_track_s, depth_track))

# motorway: younger and cooler than the track
axles_new = rng.uniform(0, 12, 150)
temp_new = rng.uniform(5, 35, 150)
depth_new = rutting(axles_new, temp_new) + rng.normal(0, 0.05, 150)
X_new = scaler.fit_transform(np.column_stack([axles_new, temp_new]))

depth_pred = net.predict(X_new)
print("RMSE on the motorway:", np.sqrt(mean_squared_error(depth_new, depth_pred)), "mm")
for a, t, p, d in zip(axles_new[:8], temp_new, depth_pred, depth_new):
    print(f"{a:5.1f} M  {t:4.1f} C   predicted {p:5.2f}   measured {d:5.2f}")
