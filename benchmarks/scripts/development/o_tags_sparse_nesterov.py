# Reading time of a help-desk ticket from its tags (24 yes/no columns, few of them set).
# Sum of squared errors as loss, therefore a rate that looks very small.
import numpy as np

RNG = np.random.RandomState(58)
N_TICKETS, N_TAGS = 1500, 24


class Affine:
    def __init__(self, n_in, n_out, gain):
        self.value = [RNG.normal(0, gain / np.sqrt(n_in), (n_in, n_out)), np.zeros((1, n_out))]
        self.speed = [np.zeros_like(v) for v in self.value]

    def forward(self, x):
        self.seen = x
        return x @ self.value[0] + self.value[1]

    def backward(self, g):
        self.grad = [self.seen.T @ g, g.sum(0, keepdims=True)]
        return g @ self.value[0].T

    def step(self, rate, mu):
        for v, s, g in zip(self.value, self.speed, self.grad):
            before = s.copy()
            s *= mu
            s -= rate * g
            v += (1 + mu) * s - mu * before      # Nesterov, as in the cs231n notes


class LeakyRelu:
    def forward(self, x):
        self.slope = np.where(x > 0, 1.0, 0.1)
        return self.slope * x

    def backward(self, g):
        return self.slope * g

    def step(self, rate, mu):
        pass


tags = (RNG.rand(N_TICKETS, N_TAGS) < 0.12).astype(float)
weight = RNG.gamma(2.0, 1.0, N_TAGS)
minutes = 3 + tags @ weight + 4 * tags[:, 0] * tags[:, 1] - 0.8 * np.maximum(tags.sum(1) - 3, 0)
minutes += RNG.normal(0, 0.4, N_TICKETS)
want = ((minutes - minutes.mean()) / minutes.std())[:, np.newaxis]

model = [Affine(N_TAGS, 24, 1.5), LeakyRelu(), Affine(24, 1, 1.0)]
for sweep in range(1, 2501):
    x = tags
    for part in model:
        x = part.forward(x)
    sse = np.sum((x - want) ** 2)
    g = 2 * (x - want)
    for part in model[::-1]:
        g = part.backward(g)
    for part in model:
        part.step(rate=4e-5, mu=0.9)
    if sweep % 500 == 0:
        print("sweep", sweep, "sum of squares", round(sse, 2))

x = tags
for part in model:
    x = part.forward(x)
reading_time = x.ravel() * minutes.std() + minutes.mean()
print("typical error", np.std(reading_time - minutes), "min")
