import copy

import torch
from torch import nn
from torch.utils.data import TensorDataset, random_split

torch.manual_seed(50)

# tyre side force over slip angle, load and camber (all scaled to -1..1)
state = torch.rand(500, 3) * 2 - 1
side = torch.sin(1.6 * torch.atan(3 * state[:, :1])) * (1.2 + 0.5 * state[:, 1:2]) + 0.2 * state[:, 2:]
side += 0.02 * torch.randn_like(side)
train_set, val_set = random_split(TensorDataset(state, side), [400, 100])
x_train, y_train = train_set[:]
x_val, y_val = val_set[:]

tyre = nn.Sequential(nn.Linear(3, 32), nn.ELU(), nn.Linear(32, 32), nn.ELU(), nn.Linear(32, 1))
opt = torch.optim.AdamW(tyre.parameters(), lr=0.01, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=25)
loss_fn = nn.MSELoss()

best, best_state, waited = float("inf"), None, 0
for epoch in range(1000):
    tyre.train()
    opt.zero_grad()
    train_loss = loss_fn(tyre(x_train), y_train)
    train_loss.backward()
    opt.step()

    tyre.eval()
    with torch.no_grad():
        val_loss = loss_fn(tyre(x_val), y_val).item()
    sched.step(val_loss)
    if val_loss < best:
        best, best_state, waited = val_loss, copy.deepcopy(tyre.state_dict()), 0
    else:
        waited += 1
        if waited > 120:
            print("stopping at", epoch)
            break

tyre.load_state_dict(best_state)
fit = tyre(x_train).detach()
print("best validation loss", best)
