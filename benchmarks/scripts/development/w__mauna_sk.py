import numpy as np
import pandas as pd
from sklearn.neural_network import MLPRegressor
import matplotlib.pyplot as plt

# CO2 record, monthly means (synthetic copy so everyone can run it)
rng = np.random.RandomState(4)
years = np.arange(1958, 2024, 1 / 6)
ppm = 315 + 0.8 * (years - 1958) + 0.0125 * (years - 1958) ** 2 + rng.normal(0, 1.0, len(years))
df = pd.DataFrame({"year": years, "co2": ppm})

X = df[["year"]].values
y = df["co2"].values

reg = MLPRegressor(hidden_layer_sizes=(50,), activation="tanh", solver="adam",
                   learning_rate_init=0.01, max_iter=800, random_state=1)
reg.fit(X, y)

pred = reg.predict(X)
print("score:", reg.score(X, y))
print("2000: ", reg.predict([[2000.0]]))
print("2020: ", reg.predict([[2020.0]]))

plt.figure(figsize=(8, 4))
plt.plot(df.year, df.co2, "k.", ms=3)
plt.plot(df.year, pred, "r-")
plt.title("CO2, measured and MLP")
plt.xlabel("year")
plt.ylabel("ppm")
plt.show()
