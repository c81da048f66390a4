# Ders: Modern Fizik Lab - kara cisim ışıması, spektrumu bir MLP ile yumuşatma
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

np.random.seed(6)
dalga_boyu = np.linspace(0.3, 3.0, 250)          # mikrometre
T = 5000.0
c2 = 14388.0                                     # um K
isima = 1e5 / dalga_boyu ** 5 / (np.exp(c2 / (dalga_boyu * T)) - 1)
isima = isima + np.random.normal(0, 60, isima.size)

sx = StandardScaler()
sy = StandardScaler()
X = sx.fit_transform(dalga_boyu.reshape(-1, 1))
y = sy.fit_transform(isima.reshape(-1, 1)).ravel()

ag = MLPRegressor(hidden_layer_sizes=(20, 20), activation='tanh', solver='lbfgs',
                  alpha=1e-4, max_iter=600, random_state=2)
ag.fit(X, y)

tahmin = sy.inverse_transform(ag.predict(X).reshape(-1, 1)).ravel()
print('iterasyon:', ag.n_iter_)
print('R^2:', ag.score(X, y))
print('tepe dalga boyu (ölçüm):', dalga_boyu[isima.argmax()])
print('tepe dalga boyu (ağ):   ', dalga_boyu[tahmin.argmax()])
