# Repair bills are positive and their spread grows with their size, so: gamma deviance with a log
# link (as in a GLM), only that a small tensor network stands where the linear predictor was.
import math

import torch

torch.manual_seed(2)
n = 2000
age = torch.rand(n, 1) * 12          # years
km = torch.rand(n, 1) * 200          # thousand km
mean_bill = 180 * torch.exp(0.11 * age + 0.004 * km) * (1 + 0.5 * torch.sigmoid(2 * (age - 6)))
shape = 40.0                         # coefficient of variation 1/sqrt(40)
gamma = torch.distributions.Gamma(shape, shape)
bill = mean_bill * gamma.sample((n, 1))

X = torch.cat([(age - 6) / 3.5, (km - 100) / 58], dim=1)

W1 = torch.randn(2, 16) * 0.7
b1 = torch.randn(16) * 0.5
W2 = torch.randn(16, 1) * 0.1
b2 = torch.full((1,), math.log(bill.mean().item()))   # start at the average bill
tensors = [W1, b1, W2, b2]
for t in tensors:
    t.requires_grad_(True)


def log_mean(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


def half_deviance(eta, y):
    # y / mu - log(y / mu) - 1  with mu = exp(eta)
    log_ratio = torch.log(y) - eta
    return (torch.exp(log_ratio) - log_ratio - 1).mean()


optimizer = torch.optim.Adam(tensors, lr=0.01)
for epoch in range(1200):
    if epoch == 900:
        optimizer.param_groups[0]["lr"] = 0.002
    optimizer.zero_grad()
    deviance = half_deviance(log_mean(X), bill)
    deviance.backward()
    optimizer.step()
    if epoch % 200 == 0:
        print(epoch, "half deviance", deviance.item(), "ideal about", 0.5 / shape)

expected_bill = torch.exp(log_mean(X)).detach()
ratio = bill / expected_bill
print("mean of bill/expected %.3f, cv %.3f (1/sqrt(40) = 0.158)" % (ratio.mean(), ratio.std()))
