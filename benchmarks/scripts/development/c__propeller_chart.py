# Open-water chart of our propeller series: thrust and torque coefficient at once.
# One column per test run (features x runs), as the towing tank delivers it.
import numpy as np

np.random.seed(31)


class Affine:
    def __init__(self, n_out, n_in):
        self.W = np.random.randn(n_out, n_in) / np.sqrt(n_in)
        self.b = np.zeros((n_out, 1))
        self.state = [np.zeros_like(self.W), np.zeros_like(self.b)]

    def forward(self, X):
        self.X = X
        return self.W @ X + self.b

    def backward(self, G):
        self.dW = G @ self.X.T
        self.db = G.sum(axis=1, keepdims=True)
        return self.W.T @ G

    def move(self, rate, friction=0.9):
        self.state[0] = friction * self.state[0] + self.dW
        self.state[1] = friction * self.state[1] + self.db
        self.W -= rate * self.state[0]
        self.b -= rate * self.state[1]


class Sigma:
    """logistic, shifted to the range (-1, 1)"""

    def forward(self, X):
        self.Y = 2 / (1 + np.exp(-X)) - 1
        return self.Y

    def backward(self, G):
        return G * (1 - self.Y ** 2) / 2

    def move(self, rate):
        pass


runs = 320
J = np.random.uniform(0.0, 1.1, runs)                 # advance ratio
pitch = np.random.uniform(0.6, 1.2, runs)             # pitch / diameter
area = np.random.uniform(0.4, 0.8, runs)              # blade area ratio
KT = 0.48 * pitch - 0.33 * J - 0.13 * J ** 2 + 0.05 * pitch * area - 0.04 * J * area
KQ10 = 0.62 * pitch ** 1.6 - 0.28 * J * pitch - 0.18 * J ** 2 + 0.09 * area
noise = np.array([[0.006], [0.009]])
measured = np.stack([KT, KQ10]) + noise * np.random.randn(2, runs)

x = np.stack([J, pitch, area])
x = (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)
spread = measured.std(1, keepdims=True)
target = (measured - measured.mean(1, keepdims=True)) / spread

chain = [Affine(16, 3), Sigma(), Affine(12, 16), Sigma(), Affine(2, 12)]
for sweep in range(4000):
    signal = x
    for part in chain:
        signal = part.forward(signal)
    cost = np.sum((signal - target) ** 2) / runs
    G = 2 * (signal - target) / runs
    for part in reversed(chain):
        G = part.backward(G)
    for part in chain:
        part.move(0.02)
    if sweep % 1000 == 0:
        print(sweep, cost)
print("residual KT, 10KQ:", (spread[:, 0] * (signal - target).std(1)).round(4))
