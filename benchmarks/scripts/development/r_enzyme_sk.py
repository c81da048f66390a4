import warnings

import numpy as np
import pandas as pd
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore", category=ConvergenceWarning)

# activity of the enzyme vs temperature and pH (plate reader, 4 plates of 96 wells)
rng = np.random.default_rng(8)
df = pd.DataFrame({
    "temp": rng.uniform(15, 65, 384),
    "ph": rng.uniform(4.5, 9.5, 384),
})
df["activity"] = (100 * np.exp(-((df.temp - 42) / 14) ** 2 - ((df.ph - 7.1) / 1.3) ** 2)
                  + rng.normal(0, 2, len(df)))

X = df[["temp", "ph"]].to_numpy()
y = df["activity"].to_numpy()

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(32, 32), activation="relu", learning_rate_init=0.001,
                 max_iter=25, random_state=0),
)
model.fit(X, y)

df["fitted"] = model.predict(X)
print(df.head(10))
print("R^2:", model.score(X, y))
best = df.loc[df.fitted.idxmax()]
print("optimum near %.1f C, pH %.2f" % (best.temp, best.ph))
