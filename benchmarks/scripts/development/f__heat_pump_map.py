"""COP of a heat pump from source and sink temperature.

Training loss is wonderful, but the table at the end is nonsense.
"""
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
rng = np.random.default_rng(5)
source = rng.uniform(-15, 15, 300)
sink = rng.uniform(30, 60, 300)
cop = 0.45 * (sink + 273.15) / (sink - source + 5) + rng.normal(0, 0.03, 300)

X = np.stack([source, sink], axis=1)
mean, std = X.mean(axis=0), X.std(axis=0)
X_train, X_test = X[:240], X[240:]
y_train, y_test = cop[:240, None], cop[240:, None]

train_set = TensorDataset(torch.tensor((X_train - mean) / std, dtype=torch.float32),
                          torch.tensor(y_train, dtype=torch.float32))
loader = DataLoader(train_set, batch_size=40, shuffle=True)

model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
loss_fn = nn.MSELoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(150):
    total = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
        total += loss.item() * len(xb)
    if epoch % 25 == 0:
        print(f"epoch {epoch}: training loss {total / len(train_set):.5f}")

model.eval()
with torch.no_grad():
    y_pred = model(torch.tensor(X_test, dtype=torch.float32)).numpy()

print("test RMSE:", np.sqrt(np.mean((y_pred - y_test) ** 2)))
print("source  sink  measured  predicted")
for (a, b), m, p in list(zip(X_test, y_test[:, 0], y_pred[:, 0]))[:10]:
    print(f"{a:6.1f} {b:5.1f} {m:8.2f} {p:9.2f}")
