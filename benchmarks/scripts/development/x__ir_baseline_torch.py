# %% imports
import copy

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

# %% drifting baseline of an IR spectrum
torch.manual_seed(2024)
wavenumber = torch.rand(500, 1) * 3000 + 600
baseline = 0.2 + 0.1 * torch.sin(wavenumber / 500) + 0.1 * (wavenumber / 3600) ** 2
measured = baseline + 0.01 * torch.randn(500, 1)

x = (wavenumber - wavenumber.mean()) / wavenumber.std()
y = (measured - measured.mean()) / measured.std()
train_set = TensorDataset(x[:400], y[:400])
loader = DataLoader(train_set, batch_size=40, shuffle=True)
x_val, y_val = x[400:], y[400:]

# %% model
model = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=60, gamma=0.3)
loss_fn = nn.MSELoss()

# %% training, keep the best state
best, best_state = float("inf"), None
for epoch in range(200):
    model.train()
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        optimizer.step()
    scheduler.step()
    model.eval()
    with torch.no_grad():
        val = loss_fn(model(x_val), y_val).item()
    if val < best:
        best, best_state = val, copy.deepcopy(model.state_dict())
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d} train {loss.item():.4f} val {val:.4f}")

# %% result
model.load_state_dict(best_state)
with torch.no_grad():
    fitted = model(x) * measured.std() + measured.mean()
print("rms residual:", (fitted - measured).pow(2).mean().sqrt().item())
