from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline
import numpy as np
import matplotlib.pyplot as plt

# deflection (in metres!) of a MEMS beam against voltage and length
np.random.seed(4)
voltage = np.random.uniform(0, 20, 400)
length = np.random.uniform(100e-6, 300e-6, 400)
deflection = 1.6e-6 * (voltage / 20) ** 2 * (length / 300e-6) ** 2 / (1.3 - (voltage / 20) ** 2)
deflection += np.random.normal(0, 1e-8, 400)

X = np.stack([voltage, length]).T
y = deflection

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(40,), activation="tanh", solver="adam",
                 learning_rate_init=5e-3, max_iter=2000),
)
model.fit(X, y)

y_model = model.predict(X)
print("iterations:", model[-1].n_iter_)
print("loss:", model[-1].loss_)   # 1e-5, very good?
print("score:", model.score(X, y))

plt.plot(y * 1e6, y_model * 1e6, ".")
plt.xlabel("FEM [um]")
plt.ylabel("MLP [um]")
plt.show()
