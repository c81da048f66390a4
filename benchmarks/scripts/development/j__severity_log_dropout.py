"""Severity of motor claims. Amounts span three decades, so their logarithm is modelled."""
import copy

import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(31)
torch.manual_seed(31)

n = 3000
speed = rng.uniform(10, 130, n)
car_value = np.exp(rng.uniform(np.log(4e3), np.log(6e4), n))
car_age = rng.uniform(0, 18, n)
log_amount = (
    5.5 + 2.2 * (speed / 100) ** 1.5 + 0.45 * np.log(car_value / 1e4)
    - 0.04 * car_age + rng.normal(0, 0.3, n)
)
amount = np.exp(log_amount)          # this is what the books hold

X = np.column_stack([speed, np.log(car_value), car_age])
train, valid, test = np.split(rng.permutation(n), [1700, 2000])
mu, sd = X[train].mean(0), X[train].std(0)
base = np.log(amount[train]).mean()


def tensors(rows):
    x = torch.tensor((X[rows] - mu) / sd, dtype=torch.float32)
    return x, torch.tensor(np.log(amount[rows]) - base, dtype=torch.float32)[:, None]


x_train, y_train = tensors(train)
x_valid, y_valid = tensors(valid)
x_test, y_test = tensors(test)

net = nn.Sequential(nn.Linear(3, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 1))
optim = torch.optim.Adam(net.parameters(), lr=5e-3)
best, keep = float("inf"), None
for epoch in range(60):
    net.train()
    for rows in torch.randperm(len(x_train)).split(100):
        loss = nn.functional.mse_loss(net(x_train[rows]), y_train[rows])
        optim.zero_grad()
        loss.backward()
        optim.step()
    net.eval()
    with torch.no_grad():
        score = nn.functional.mse_loss(net(x_valid), y_valid).item()
    if score < best:
        best, keep = score, copy.deepcopy(net.state_dict())
    if epoch % 10 == 0:
        print(f"epoch {epoch}: valid {score:.4f} (best {best:.4f})")

net.load_state_dict(keep)
net.eval()
with torch.no_grad():
    log_pred = net(x_test)
print("test rmse of log amount:", (log_pred - y_test).pow(2).mean().sqrt().item())
