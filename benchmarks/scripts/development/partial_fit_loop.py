import numpy as np
import matplotlib.pyplot as plt
from sklearn.neural_network import MLPRegressor

# online learning: every "day" brings 50 new measurements of the same plant
random = np.random.RandomState(64)


def plant(n):
    u = random.uniform(-1, 1, (n, 2))
    return u, np.sin(2.5 * u[:, 0]) + u[:, 1] ** 2 + random.normal(0, 0.05, n)


model = MLPRegressor(hidden_layer_sizes=(40,), activation="relu", learning_rate_init=0.01,
                     random_state=11)
score = []
U, V = plant(500)
for day in range(300):
    u, v = plant(50)
    for _ in range(4):
        model.partial_fit(u, v)
    score.append(model.score(U, V))
    if day % 50 == 0:
        print("day", day, "score", score[-1])

V_model = model.predict(U)
print("final score", score[-1])
plt.plot(score)
plt.ylim(0, 1)
plt.show()
