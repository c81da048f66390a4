# Cost of motor repairs. Costs are positive and their scatter grows with their mean, so the
# loss is the deviance of a gamma distribution and the output is exponentiated.
import numpy as np
import torch

rng = np.random.default_rng(88)
n = 6000
age = rng.uniform(18, 80, n)
power = rng.uniform(45, 200, n)                 # kW
km = rng.gamma(3.0, 5.0, n)                     # thousands a year
mean_cost = np.exp(0.2 + 0.9 * np.exp(-((age - 18) / 12)) + 0.006 * power
                   + 0.5 * np.tanh((km - 15) / 12))
cost = mean_cost * rng.gamma(5.0, 1 / 5.0, n)   # thousand euros

raw = np.stack([age, power, np.log(km)], axis=1)
X = torch.tensor((raw - raw.mean(0)) / raw.std(0), dtype=torch.float64)
t = torch.tensor(cost[:, None], dtype=torch.float64)

gen = torch.Generator().manual_seed(3)
U = torch.randn(3, 10, generator=gen, dtype=torch.float64) * 0.6
u = torch.randn(10, generator=gen, dtype=torch.float64) * 0.5
V = torch.randn(10, 1, generator=gen, dtype=torch.float64) * 0.2
v = torch.log(t.mean()).reshape(1).clone()      # start from the mean cost
weights = [U, u, V, v]
for p in weights:
    p.requires_grad_()


def expected(X):
    return torch.exp(torch.tanh(X @ U + u) @ V + v)


adam = torch.optim.Adam(weights, lr=0.02)
for step in range(700):
    mu = expected(X)
    deviance = 2 * torch.mean((t - mu) / mu - torch.log(t / mu))
    adam.zero_grad()
    deviance.backward()
    adam.step()
    if step == 500:
        adam.param_groups[0]["lr"] = 0.004
    if step % 100 == 0:
        print("step %d: deviance %.5f" % (step, deviance.item()))

with torch.no_grad():
    premium = expected(X)
print("mean premium %.3f, mean cost %.3f" % (premium.mean(), t.mean()))
