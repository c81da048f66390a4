# 28 horns from the workshop; how does the cutoff (Hz) depend on mouth radius and length?
# Few rows, so few units and a little weight decay.
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(28)
mouth = rng.uniform(8, 40, 28)              # cm
length = rng.uniform(20, 120, 28)           # cm
cutoff = 34300 / (2 * np.pi) * np.log(mouth / 1.25) / length
heard = cutoff * np.exp(rng.normal(0, 0.02, 28))

X = np.column_stack([mouth, length])
x_scale = StandardScaler().fit(X)
pitch = np.log2(heard / 440)                # octaves above concert A
y_scale = StandardScaler().fit(pitch[:, None])

net = MLPRegressor(hidden_layer_sizes=(4,), activation="tanh", solver="lbfgs", alpha=1e-2, max_iter=3000, random_state=3)
net.fit(x_scale.transform(X), y_scale.transform(pitch[:, None]).ravel())


def octaves(table):
    return y_scale.inverse_transform(net.predict(x_scale.transform(table))[:, None]).ravel()


print("loss", net.loss_, "after", net.n_iter_, "iterations")
print("largest error in cents:", 1200 * np.abs(octaves(X) - pitch).max())

# leave one out, honestly
left = []
for i in range(28):
    keep = np.arange(28) != i
    xs, ys = StandardScaler().fit(X[keep]), StandardScaler().fit(pitch[keep, None])
    one = MLPRegressor(hidden_layer_sizes=(4,), activation="tanh", solver="lbfgs", alpha=1e-2, max_iter=300, random_state=3)
    one.fit(xs.transform(X[keep]), ys.transform(pitch[keep, None]).ravel())
    left.append(ys.inverse_transform(one.predict(xs.transform(X[[i]]))[:, None]).item() - pitch[i])
print("left out, rms in cents:", 1200 * np.sqrt(np.mean(np.square(left))))
