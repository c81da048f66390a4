"""Battery: open-circuit voltage from the state of charge."""
import numpy as np

soc = np.array([0, 5, 10, 15, 20, 30, 40, 50, 60, 70, 80, 85, 90, 95, 100.0])
ocv = np.array([3.00, 3.27, 3.42, 3.50, 3.54, 3.59, 3.62, 3.66, 3.73, 3.81, 3.92, 3.97, 4.03,
                4.10, 4.19])


class CellModel:
    def __init__(self, n=10, seed=12):
        rng = np.random.default_rng(seed)
        self.first = rng.normal(0, 4.0, size=(1, n))
        self.second = rng.normal(0, 0.3, size=(n, 1))

    def __call__(self, s):
        self.s = s
        self.squashed = np.tanh(s @ self.first)
        return self.squashed @ self.second

    def learn(self, s, v, rate):
        miss = self(s) - v
        back = 2 * miss / len(s)
        g_second = self.squashed.T @ back
        g_first = self.s.T @ ((back @ self.second.T) * (1 - self.squashed ** 2))
        self.second -= rate * g_second
        self.first -= rate * g_first
        return float((miss ** 2).mean())


s = (soc[:, None] - 50) / 50
v = ocv[:, None]
cell = CellModel()
for sweep in range(8000):
    mse = cell.learn(s, v, 0.1)
    if sweep % 1000 == 0:
        print(f"sweep {sweep}: {mse:.4f} V^2")

print("  SOC    OCV  model")
for a, b, c in zip(soc, ocv, cell(s)[:, 0]):
    print(f"{a:5.0f} {b:6.2f} {c:6.2f}")
