import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import scale

rng = np.random.RandomState(77)

# can last week's numbers predict this week's?
n_weeks = 300
numbers = rng.randint(1, 50, (n_weeks, 3)).astype(float)
next_number = rng.randint(1, 50, n_weeks).astype(float)

X = scale(numbers)
y = scale(next_number)

model = MLPRegressor(
    hidden_layer_sizes=(10,),
    activation="relu",
    solver="adam",
    learning_rate_init=0.01,
    max_iter=500,
    random_state=1,
)
model.fit(X, y)

print("loss:", model.loss_)
print("R2:", model.score(X, y))
for row, value in zip(X[:5], y[:5]):
    print(model.predict([row])[0], "vs", value)
