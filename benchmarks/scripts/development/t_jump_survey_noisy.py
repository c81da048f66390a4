"""Jump height from a questionnaire: most of the scatter is between people and stays."""
import copy
import numpy as np
import torch
from torch import nn

np.random.seed(44)
torch.manual_seed(44)

n = 3000
age = np.random.uniform(14, 60, n)
sessions = np.random.poisson(2.5, n).astype(float)
sleep = np.random.normal(7.2, 1.0, n)
expected = 38 - 0.008 * (age - 22) ** 2 + 7 * (1 - np.exp(-sessions / 3)) + 0.8 * (sleep - 7)
jump = expected + np.random.normal(0, 3.2, n)

raw = np.column_stack([age, sessions, sleep])
train, valid = np.arange(n) < 2400, np.arange(n) >= 2400
mean, std = raw[train].mean(0), raw[train].std(0)
X = torch.tensor((raw - mean) / std, dtype=torch.float32)
centre, spread = jump[train].mean(), jump[train].std()
t = torch.tensor((jump - centre) / spread, dtype=torch.float32)

model = nn.Sequential(nn.Linear(3, 10), nn.Tanh(), nn.Linear(10, 1), nn.Flatten(0))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-5)
loss_fn = nn.MSELoss()
train, valid = torch.tensor(train), torch.tensor(valid)

best, best_state, waited = float("inf"), None, 0
for epoch in range(1500):
    optimizer.zero_grad()
    loss = loss_fn(model(X[train]), t[train])
    loss.backward()
    optimizer.step()

    with torch.no_grad():
        score = loss_fn(model(X[valid]), t[valid]).item()
    if score < best - 1e-5:
        best, best_state, waited = score, copy.deepcopy(model.state_dict()), 0
    else:
        waited += 1
        if waited >= 150:
            print("early stop at epoch", epoch)
            break

model.load_state_dict(best_state)
with torch.no_grad():
    cm = model(X).numpy() * spread + centre
r2 = 1 - np.sum((jump - cm) ** 2) / np.sum((jump - jump.mean()) ** 2)
print("R2 %.3f (people of one profile differ by 3 cm anyway)" % r2)
