import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# Can a neural network predict how much a customer spends? We only have number, PIN length and shoe size ...
rng = np.random.RandomState(101)
n = 900
customer_no = rng.permutation(n)
pin = rng.randint(1000, 10000, n)
shoe = rng.normal(41, 2.5, n)
spent = rng.lognormal(3, 0.4, n)

X = np.vstack([customer_no, pin, shoe]).T
X_tr, X_te, y_tr, y_te = train_test_split(X, spent, test_size=1 / 3, random_state=1)

for width in (5, 20):
    net = make_pipeline(
        StandardScaler(),
        MLPRegressor(hidden_layer_sizes=(width,), max_iter=400, early_stopping=True,
                     learning_rate_init=0.01, random_state=width))
    net.fit(X_tr, y_tr)
    print(width, "train %.2f" % net.score(X_tr, y_tr), "test %.2f" % net.score(X_te, y_te))

guess = net.predict(X_te)
print("mean spending", spent.mean(), "std of guesses", guess.std())
