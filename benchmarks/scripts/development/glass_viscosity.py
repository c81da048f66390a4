import numpy as np
import matplotlib.pyplot as plt
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

# viscosity of glass melts: spans 10 decades, so learn log10 of it
rng = np.random.RandomState(44)
n = 260
temperature = rng.uniform(700, 1500, n)       # C
soda = rng.uniform(10, 20, n)                 # mol %
log_eta = -2.5 + 4500 / (temperature - 250 + 12 * (soda - 15)) + rng.normal(0, 0.05, n)
viscosity = 10 ** log_eta

X = np.column_stack([temperature, soda])
network = MLPRegressor(hidden_layer_sizes=(12,), activation="logistic", solver="lbfgs",
                       alpha=1e-4, max_iter=500, random_state=44)
model = TransformedTargetRegressor(
    make_pipeline(MinMaxScaler((-1, 1)), network), transformer=StandardScaler())

out_of_fold = cross_val_predict(model, X, np.log10(viscosity), cv=KFold(3, shuffle=True, random_state=0))
rmse = np.sqrt(np.mean((out_of_fold - log_eta) ** 2))
print("cross-validated error: %.3f decades" % rmse)

model.fit(X, np.log10(viscosity))
fit = model.predict(X)
plt.plot(log_eta, fit, "k.")
plt.xlabel("log10 viscosity (measured)")
plt.ylabel("log10 viscosity (network)")
plt.savefig("viscosity.png")
