import numpy as np
import matplotlib.pyplot as plt


class GrassModel(object):
    """Grass growth (kg DM/ha/day) through the season, hidden layer of logistic units."""

    def __init__(self, hidden_units=2, learning_rate=0.3, seed=None):
        rs = np.random.RandomState(seed)
        self.eta = learning_rate
        self.theta1 = rs.uniform(-3, 3, size=(hidden_units, 2))
        self.theta2 = rs.uniform(-1, 1, size=(1, hidden_units + 1))

    @staticmethod
    def _with_one(M):
        return np.vstack([np.ones(M.shape[1]), M])

    @staticmethod
    def _g(Z):
        return 1.0 / (1.0 + np.exp(-Z))

    def hypothesis(self, X):
        self.a1 = self._with_one(X)
        self.a2 = self._with_one(self._g(self.theta1 @ self.a1))
        return self.theta2 @ self.a2

    def cost(self, X, y):
        return ((self.hypothesis(X) - y) ** 2).sum() / (2 * y.size)

    def fit(self, X, y, iterations):
        J = np.zeros(iterations)
        for it in range(iterations):
            d3 = self.hypothesis(X) - y
            J[it] = (d3 ** 2).sum() / (2 * y.size)
            d2 = (self.theta2.T @ d3) * self.a2 * (1 - self.a2)
            grad2 = d3 @ self.a2.T / y.size
            grad1 = d2[1:] @ self.a1.T / y.size
            self.theta2 = self.theta2 - self.eta * grad2
            self.theta1 = self.theta1 - self.eta * grad1
        return J


rs = np.random.RandomState(8)
week = np.linspace(0, 1, 220)
growth = np.sin(2 * np.pi * 1.75 * week) + 0.6 * week + 0.05 * rs.standard_normal(220)
X = 2 * week.reshape(1, -1) - 1
y = growth.reshape(1, -1)

grass = GrassModel(seed=1)
J = grass.fit(X, y, 30000)
print("final cost", J[-1])
y_model = grass.hypothesis(X)

fig, ax = plt.subplots()
ax.scatter(week, growth, s=4)
ax.plot(week, y_model.ravel())
plt.show()
