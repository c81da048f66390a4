# Goals per handball attack block: counts, so the net gives a rate and the loss is Poisson's.
import numpy as np
import torch

torch.manual_seed(8)
rng = np.random.default_rng(8)

n = 2500
attacks = rng.integers(5, 61, n)
strength = rng.normal(0, 1, n)          # difference of the ratings
tired = rng.uniform(0, 1, n)
rate = attacks * 0.45 * np.exp(0.25 * strength - 0.3 * tired ** 2)
goals = rng.poisson(rate)

x = torch.tensor(
    np.column_stack([np.log(attacks / 25) * 1.6, strength, 3.46 * (tired - 0.5)]),
    dtype=torch.float32,
)
k = torch.tensor(goals, dtype=torch.float32)


def glorot(a, b):
    return (torch.randn(a, b) * (2.0 / (a + b)) ** 0.5).requires_grad_()


w1, w2 = glorot(3, 16), glorot(16, 1)
b1 = torch.zeros(16, requires_grad=True)
b2 = torch.tensor([float(np.log(goals.mean()))], requires_grad=True)    # start at the mean rate
weights = [w1, b1, w2, b2]


def log_rate(x):
    return (torch.tanh(x @ w1 + b1) @ w2 + b2).squeeze(1)


optimizer = torch.optim.Adam(weights, lr=0.01)
for epoch in range(25):
    order = torch.randperm(n)
    total = 0.0
    for rows in order.split(100):
        eta = log_rate(x[rows])
        loss = (eta.exp() - k[rows] * eta).mean()      # log k! does not depend on the weights
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    if epoch % 5 == 0:
        print(f"epoch {epoch}: {total / n:.3f}")

with torch.no_grad():
    expected_goals = log_rate(x).exp().numpy()
print("goals", goals.sum(), "expected", round(float(expected_goals.sum()), 1))
print("dispersion (1 is Poisson):", np.mean((goals - expected_goals) ** 2 / expected_goals))
