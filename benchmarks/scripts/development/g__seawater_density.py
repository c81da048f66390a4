import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# Density anomaly of sea water from CTD casts: temperature, salinity, pressure
torch.manual_seed(0)
np.random.seed(0)

n = 2000
T = np.random.uniform(-1.5, 28, n)
S = np.random.uniform(28, 38, n)
p = np.random.exponential(900, n).clip(0, 5000)
sigma = (-0.06 * T - 0.0055 * T ** 2 + 0.000035 * T ** 3 + 0.80 * (S - 35) * (1 - 0.0025 * T)
         + 28.1 + 0.0045 * p - 2.2e-7 * p ** 2 - 1.2e-5 * T * p)
sigma = sigma + np.random.normal(0, 0.05, n)

X = np.stack([T, S, p], axis=1)
train, test = np.arange(n) < 1600, np.arange(n) >= 1600
xm, xs = X[train].mean(0), X[train].std(0)
ym, ys = sigma[train].mean(), sigma[train].std()


def tensors(mask):
    x = torch.tensor((X[mask] - xm) / xs, dtype=torch.float32)
    y = torch.tensor((sigma[mask] - ym) / ys, dtype=torch.float32).unsqueeze(1)
    return x, y


loader = DataLoader(TensorDataset(*tensors(train)), batch_size=64, shuffle=True)
x_test, y_test = tensors(test)

model = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.93)

for epoch in range(40):
    model.train()
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 8 == 0:
        model.eval()
        with torch.no_grad():
            print(epoch, criterion(model(x_test), y_test).item())

model.eval()
with torch.no_grad():
    density = model(x_test).numpy()[:, 0] * ys + ym
observed = sigma[test]
print("rms on casts not used:", np.sqrt(np.mean((density - observed) ** 2)), "kg/m3")
