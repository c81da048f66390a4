import numpy as np
from sklearn.neural_network import MLPRegressor

# eggs per day from number of hens, hours of light, grams of feed; everything as it was noted down
rng = np.random.RandomState(67)
hens = rng.randint(20, 400, 350)
light = rng.uniform(8, 16, 350)
feed = rng.uniform(80, 140, 350)
share = 0.9 / (1 + np.exp(-(light - 11))) * np.minimum(1, feed / 115)
eggs_per_hen = share + 0.02 * rng.randn(350)

X = np.column_stack([hens, light, feed])
y = (eggs_per_hen - eggs_per_hen.mean()) / eggs_per_hen.std()

net = MLPRegressor(
    hidden_layer_sizes=(40,),
    activation="tanh",
    solver="adam",
    alpha=20.0,
    learning_rate_init=0.005,
    max_iter=1500,
    random_state=12,
)
net.fit(X, y)
laid = net.predict(X)
print("R2", net.score(X, y))
print("largest prediction", laid.max(), "largest value", y.max())
