import copy

import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# Colour of the finished beer (EBC) from kilograms of pale, crystal and black malt per hectolitre.
rng = np.random.default_rng(1516)
n = 900
pale = rng.uniform(12, 22, n)
crystal = rng.uniform(0, 3, n)
black = rng.uniform(0, 0.8, n)
mcu = 3.5 * pale + 130 * crystal / 2 + 1300 * black / 2
ebc = 2.9 * mcu ** 0.6859 * (1 + rng.normal(0, 0.015, n))

grist = np.column_stack([pale, crystal, black])
cut = int(0.75 * n)
into = StandardScaler().fit(grist[:cut])
out = StandardScaler().fit(ebc[:cut, None])
x, y = into.transform(grist[:cut]), out.transform(ebc[:cut, None]).ravel()
x_check, y_check = into.transform(grist[cut:]), out.transform(ebc[cut:, None]).ravel()

net = MLPRegressor(
    hidden_layer_sizes=(20,),
    activation="relu",
    learning_rate_init=0.005,
    batch_size=45,
    alpha=1e-4,
    random_state=3,
)
best_error, best_net, since = np.inf, None, 0
for epoch in range(250):
    order = rng.permutation(cut)
    net.partial_fit(x[order], y[order])
    error = np.mean((net.predict(x_check) - y_check) ** 2)
    if error < best_error:
        best_error, best_net, since = error, copy.deepcopy(net), 0
    else:
        since += 1
    if since > 40:
        print("no better for 40 epochs, stopping at", epoch)
        break

colour = out.inverse_transform(best_net.predict(into.transform(grist))[:, None]).ravel()
noise = 0.015 * ebc
print("mean error:", np.abs(colour - ebc).mean(), "EBC")
