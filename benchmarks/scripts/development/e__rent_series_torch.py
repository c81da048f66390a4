# rent per month for shop locations of the bakery, from footfall, floor area, distance to station
import numpy as np
import pandas as pd
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(12)
df = pd.DataFrame({
    "footfall": rng.gamma(3, 400, 256),
    "area": rng.uniform(25, 140, 256),
    "dist": rng.uniform(0, 3, 256),
})
df["rent"] = 300 + 14 * df.area + 0.35 * df.footfall + 900 * np.exp(-2 * df.dist) + rng.normal(0, 60, 256)

features = ["footfall", "area", "dist"]
Z = (df - df.mean()) / df.std()

X = torch.tensor(Z[features].values, dtype=torch.float32)
y = torch.tensor(Z["rent"].values, dtype=torch.float32)
loader = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)

model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
mse = nn.MSELoss()

for epoch in range(100):
    model.train()
    epoch_loss = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = mse(model(xb), yb)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * len(xb)
    if (epoch + 1) % 10 == 0:
        print(f"{epoch + 1:3d}/100  {epoch_loss / len(X):.4f}")

model.eval()
with torch.no_grad():
    rent_pred = model(X).numpy().ravel() * df.rent.std() + df.rent.mean()
df["predicted"] = rent_pred
print(df.head(10).round(1))
print("MAE:", (df.predicted - df.rent).abs().mean())
