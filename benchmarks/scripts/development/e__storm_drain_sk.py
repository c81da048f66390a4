# peak runoff [l/s] of small catchments: area [ha], slope [%], impervious share, rain intensity [mm/h]
import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(77)
n = 420
area = rng.uniform(0.5, 12, n)
slope = rng.uniform(0.3, 8, n)
imperv = rng.uniform(0.1, 0.95, n)
rain = rng.uniform(10, 90, n)
peak = 2.78 * area * rain * (0.1 + 0.8 * imperv) * (0.8 + 0.04 * slope) + rng.normal(0, 25, n)

data = np.column_stack([area, slope, imperv, rain])
train, test = np.arange(n) < 320, np.arange(n) >= 320

sx = StandardScaler()
sy = StandardScaler()
Xtr = sx.fit_transform(data[train])
ytr = sy.fit_transform(peak[train].reshape(-1, 1)).ravel()

net = MLPRegressor(hidden_layer_sizes=(24, 24), activation="tanh", solver="lbfgs", alpha=0.01, max_iter=1500, random_state=4)
net.fit(Xtr, ytr)
print("training:", r2_score(ytr, net.predict(Xtr)))

# ---- validation on the 100 catchments not used above ----
q = sy.inverse_transform(net.predict(data[test]).reshape(-1, 1)).ravel()
print("validation:", r2_score(peak[test], q))
for obs, sim in list(zip(peak[test], q))[:8]:
    print("%8.1f %8.1f" % (obs, sim))
