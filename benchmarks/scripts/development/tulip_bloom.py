# first bloom of tulips (day of the year) from winter and spring temperatures; warm-started sklearn
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

rng = np.random.default_rng(7)
years = 350
jan, feb, mar = rng.normal(0, 3, years), rng.normal(1, 3, years), rng.normal(5, 2, years)
forcing = 0.3 * jan + 0.6 * feb + 1.3 * mar
bloom = 118 - 22 / (1 + np.exp(-(forcing - 7) / 3)) + 0.8 * np.maximum(0, 2 - jan)
bloom += rng.normal(0, 1.0, years)

sx, sy = MinMaxScaler((-1, 1)), MinMaxScaler((-1, 1))
X = sx.fit_transform(np.c_[jan, feb, mar])
y = sy.fit_transform(bloom.reshape(-1, 1)).ravel()

# looks like one iteration only, but fit() goes on where it stopped
net = MLPRegressor(hidden_layer_sizes=(16,), activation="tanh", solver="adam", learning_rate_init=0.01,
                   batch_size=50, max_iter=1, warm_start=True, random_state=7)
import warnings
warnings.filterwarnings("ignore")
for epoch in range(200):
    net.fit(X, y)
    if epoch % 20 == 0:
        print(epoch, net.loss_)

day = sy.inverse_transform(net.predict(X).reshape(-1, 1)).ravel()
print("standard error (days):", np.std(day - bloom))
