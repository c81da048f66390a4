import numpy as np
from sklearn.neural_network import MLPRegressor

# Only 26 collar readings could be matched with a rectal thermometer.
# Few rows, so a very small network and some alpha.
np.random.seed(90)
collar = np.sort(np.random.uniform(30.5, 38.5, 26))
rectal = 39.0 + 1.1 * np.tanh((collar - 35) / 1.8) + 0.12 * np.random.randn(26)

x = ((collar - 34.5) / 2.3).reshape(-1, 1)
y = (rectal - rectal.mean()) / rectal.std()

best, best_loss = None, np.inf
for trial in range(8):                       # restarts are cheap here
    net = MLPRegressor(
        hidden_layer_sizes=(3,),
        activation="tanh",
        solver="lbfgs",
        alpha=0.02,
        max_iter=3000,
        random_state=trial,
    )
    net.fit(x, y)
    print("start", trial, "loss", round(net.loss_, 5))
    if net.loss_ < best_loss:
        best, best_loss = net, net.loss_

body = best.predict(x) * rectal.std() + rectal.mean()
for c, t, b in zip(collar[::5], rectal[::5], body[::5]):
    print("collar %.1f  measured %.2f  network %.2f" % (c, t, b))
