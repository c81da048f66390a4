"""Early stopping on a validation set; the best weights are restored at the end."""
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(314)

X = torch.randn(700, 3)
y = (X[:, 0] * torch.exp(-X[:, 1] ** 2) + 0.5 * X[:, 2]).unsqueeze(1) + 0.05 * torch.randn(700, 1)
train_set, valid_set = random_split(TensorDataset(X, y), [550, 150])
train_loader = DataLoader(train_set, batch_size=50, shuffle=True)
xv, yv = valid_set[:]

net = nn.Sequential(nn.Linear(3, 50), nn.SiLU(), nn.Linear(50, 50), nn.SiLU(), nn.Linear(50, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=8)
criterion = nn.MSELoss()

best_loss, best_state, bad_epochs = float("inf"), None, 0
for epoch in range(300):
    net.train()
    for xb, yb in train_loader:
        optimizer.zero_grad(set_to_none=True)
        criterion(net(xb), yb).backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        val = criterion(net(xv), yv).item()
    scheduler.step(val)
    if val < best_loss - 1e-5:
        best_loss, best_state, bad_epochs = val, copy.deepcopy(net.state_dict()), 0
    else:
        bad_epochs += 1
    if bad_epochs >= 25:
        print("stopped early in epoch", epoch)
        break
    if epoch % 10 == 0:
        print(f"{epoch:3d} validation {val:.5f}")

net.load_state_dict(best_state)
with torch.no_grad():
    y_hat = net(X)
print("validation mse of the best epoch:", best_loss)
