"""Stride length from running speed and leg length; keeps the best epoch on the validation part."""
import copy

import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(2)
rng = np.random.RandomState(2)

speed = rng.uniform(2, 9, 600)
leg = rng.uniform(0.75, 1.0, 600)
stride = 2.6 * leg * np.tanh(speed / (5.5 * leg)) + rng.normal(0, 0.3, 600)   # noisy video tracking

X = torch.tensor(np.stack([(speed - 5.5) / 2, (leg - 0.87) / 0.07], 1), dtype=torch.float32)
Y = torch.tensor(stride, dtype=torch.float32).view(-1, 1)
X_tr, X_va = X[:450], X[450:]
Y_tr, Y_va = Y[:450], Y[450:]

model = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-4)
loss_fn = nn.MSELoss()

best, best_state, wait = float("inf"), None, 0
for epoch in range(1500):
    model.train()
    opt.zero_grad()
    loss = loss_fn(model(X_tr), Y_tr)
    loss.backward()
    opt.step()

    model.eval()
    with torch.no_grad():
        val = loss_fn(model(X_va), Y_va).item()
    if val < best:
        best, best_state, wait = val, copy.deepcopy(model.state_dict()), 0
    else:
        wait += 1
        if wait > 200:
            print("stopped at epoch", epoch)
            break
    if epoch % 100 == 0:
        print(epoch, loss.item(), val)

model.load_state_dict(best_state)
with torch.no_grad():
    stride_hat = model(X)
print("residual std:", (stride_hat - Y).std().item(), "(tracking noise is 0.3 m)")
