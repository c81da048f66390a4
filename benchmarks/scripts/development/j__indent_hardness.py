import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# Vickers hardness of an Al-Cu alloy from ageing time, ageing temperature and copper content
torch.manual_seed(17)
gen = np.random.default_rng(17)
n = 900
log_time = gen.uniform(-1, 3, n)                  # log10 hours
temp = gen.uniform(120, 220, n)
copper = gen.uniform(2, 5.5, n)
peak = 2.2 - 0.02 * (temp - 120)
hv = 55 + 16 * copper * np.exp(-((log_time - peak) / 1.3) ** 2) + gen.normal(0, 2, n)

features = np.column_stack([log_time, temp, copper])
train_rows, test_rows = np.arange(n) < 700, np.arange(n) >= 700
mean, std = features[train_rows].mean(0), features[train_rows].std(0)
hv_mean, hv_std = hv[train_rows].mean(), hv[train_rows].std()

X = torch.tensor((features - mean) / std, dtype=torch.float32)
y = torch.tensor((hv - hv_mean) / hv_std, dtype=torch.float32).unsqueeze(1)
loader = DataLoader(TensorDataset(X[train_rows], y[train_rows]), batch_size=50, shuffle=True)

model = nn.Sequential(
    nn.Linear(3, 32),
    nn.ReLU(),
    nn.Linear(32, 32),
    nn.ReLU(),
    nn.Linear(32, 1),
)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=50, gamma=0.3)

for epoch in range(110):
    model.train()
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    scheduler.step()
    if epoch % 10 == 0:
        print(f"epoch {epoch}: train mse {total / 700:.4f}")

model.eval()
with torch.no_grad():
    hv_test_pred = model(X[test_rows]).squeeze(1).numpy() * hv_std + hv_mean
hv_test = hv[test_rows]
print("test rmse:", np.sqrt(np.mean((hv_test_pred - hv_test) ** 2)))
