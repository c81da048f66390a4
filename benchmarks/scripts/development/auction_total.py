"""Hammer price of old clocks. Training looks perfect, new clocks come out all wrong."""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(21)


def clocks(n):
    age = rng.uniform(50, 200, n)
    bidders = rng.randint(3, 16, n)
    price = 200 + 3.5 * age + 25 * bidders + 0.6 * age * bidders / 3 + rng.normal(0, 40, n)
    return age, bidders, price


age, bidders, price = clocks(300)
fees = 0.18 * price + 12        # what the auction house charges
X = np.column_stack([age, bidders, fees])
scaler = StandardScaler().fit(X)
mean_price, std_price = price.mean(), price.std()

model = MLPRegressor(hidden_layer_sizes=(20,), activation="tanh", solver="lbfgs", alpha=0.01, max_iter=1500,
                     random_state=0)
model.fit(scaler.transform(X), (price - mean_price) / std_price)
print("R2 on the old ones", model.score(scaler.transform(X), (price - mean_price) / std_price))

# the clocks of the coming auction: nobody knows the fees yet, take the usual ones
age_new, bidders_new, price_new = clocks(200)
X_new = np.column_stack([age_new, bidders_new, np.full(200, fees.mean())])
forecast = model.predict(scaler.transform(X_new)) * std_price + mean_price
r2 = 1 - np.mean((forecast - price_new) ** 2) / np.var(price_new)
print("R2 on the new ones", r2)
