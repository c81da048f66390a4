from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
import numpy as np
import matplotlib.pyplot as plt

# 太阳能电池的功率-电压曲线
rng = np.random.default_rng(15)
voltage = rng.uniform(0, 0.65, 180)
current = 3 * (1 - np.exp((voltage - 0.65) / 0.05))
power = voltage * current + rng.normal(0, 0.02, 180)

# 回归问题，所以激活函数用 identity
pipe = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(50, 50),
        activation="identity",
        solver="lbfgs",
        max_iter=2000,
        random_state=5,
    ),
)
pipe.fit(voltage.reshape(-1, 1), power)

grid = np.linspace(0, 0.65, 100).reshape(-1, 1)
fitted = pipe.predict(voltage.reshape(-1, 1))
print("R2 =", pipe.score(voltage.reshape(-1, 1), power))

plt.scatter(voltage, power, s=5)
plt.plot(grid, pipe.predict(grid), "r")
plt.xlabel("U / V")
plt.ylabel("P / W")
plt.show()
