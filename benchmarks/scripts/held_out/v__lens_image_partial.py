import numpy as np
from sklearn.neural_network import MLPRegressor

# Optical bench, lower sixth: image distance b from object distance g and focal length f.
# 1/b = 1/f - 1/g. Pupils read b to about 4 mm. Fitted epoch by epoch so that we can watch.
rng = np.random.RandomState(30)
f = rng.choice([50.0, 80.0, 100.0, 150.0], 400)           # mm
g = f * rng.uniform(1.6, 5.0, 400)
b = 1 / (1 / f - 1 / g) + rng.normal(0, 4.0, 400)

vergences = np.column_stack([np.log(f), np.log(g / f)])
vergences = (vergences - vergences.mean(axis=0)) / vergences.std(axis=0)
b_mean, b_std = b.mean(), b.std()
unit = (b - b_mean) / b_std

net = MLPRegressor(hidden_layer_sizes=(24,), activation="tanh", learning_rate_init=0.02,
                   alpha=1e-5, batch_size=40, random_state=3)
watch = []
for epoch in range(250):
    net.partial_fit(vergences, unit)
    watch.append(np.sqrt(np.mean((net.predict(vergences) - unit) ** 2)) * b_std)
    if epoch == 180:
        net._optimizer.learning_rate_init = 0.004         # calmer towards the end
    if epoch % 25 == 0:
        print("epoch %3d   rms %.2f mm" % (epoch, watch[-1]))

image = net.predict(vergences) * b_std + b_mean
print("f [mm]   mean |error| [mm]")
for focal in np.unique(f):
    print("%5.0f    %.2f" % (focal, np.abs(image - b)[f == focal].mean()))
