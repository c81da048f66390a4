import numpy as np
import matplotlib.pyplot as plt
from sklearn.neural_network import MLPRegressor

np.random.seed(5)
# percent dissolved, six vessels, every 2 minutes
minutes = np.tile(np.arange(0, 62, 2), 6)
dissolved = 100 * (1 - np.exp(-(minutes / 18.0) ** 1.6))
dissolved = dissolved + np.random.normal(0, 2.0, len(minutes))

t = (minutes - minutes.mean()) / minutes.std()

nn = MLPRegressor(hidden_layer_sizes=(50, 50), activation="relu",
                  solver="adam", learning_rate_init=0.005,
                  max_iter=12, random_state=4)
nn.fit(t, dissolved)

profile = nn.predict(t)
f2_sum = np.mean((profile - dissolved) ** 2)
print("f2 =", 50 * np.log10(100 / np.sqrt(1 + f2_sum)))

plt.plot(minutes, dissolved, "x")
plt.plot(minutes, profile, "r.")
plt.xlabel("t / min")
plt.ylabel("%")
plt.show()
