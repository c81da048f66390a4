# Fuel consumption of the fleet, MLPRegressor
# ValueError: Found input variables with inconsistent numbers of samples: [350, 150]
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rs = np.random.RandomState(0)
n = 500
df = pd.DataFrame({
    "load": rs.uniform(0, 24, n),
    "speed": rs.uniform(40, 95, n),
    "slope": rs.normal(0, 1.5, n),
})
df["litres"] = (14 + 0.5 * df["load"] + 0.004 * (df["speed"] - 60) ** 2
                + 0.12 * df["load"] * df["slope"] + rs.normal(0, 0.6, n))

features = df[["load", "speed", "slope"]].values
litres = df["litres"].values

X_train, y_train, X_test, y_test = train_test_split(features, litres, test_size=0.3, random_state=1)

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(20,), activation="tanh", solver="lbfgs",
                 alpha=0.01, max_iter=2000, random_state=2),
)
model.fit(X_train, y_train)

prediction = model.predict(X_test)
print("train", model.score(X_train, y_train))
print("test ", model.score(X_test, y_test))
print("mean error in litres", np.mean(np.abs(prediction - y_test)))
