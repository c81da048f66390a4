import numpy as np
import pandas as pd
import torch
import torch.nn as nn

# soil moisture from 3 sensors (capacitance, temperature, salinity)
np.random.seed(7)
df = pd.DataFrame({
    "capacitance": np.random.uniform(100, 400, 500),
    "temp": np.random.uniform(2, 30, 500),
    "salinity": np.random.uniform(0.1, 3.0, 500),
})
df["moisture"] = (
    60 / (1 + np.exp(-(df["capacitance"] - 250) / 40))
    - 0.3 * (df["temp"] - 15)
    - 3 * df["salinity"] ** 1.5
    + np.random.randn(500)
)

X = df.drop(columns="moisture").values
X = (X - X.mean(0)) / X.std(0)
y = df["moisture"].values.reshape(-1, 1) / 10

X = torch.FloatTensor(X)
y = torch.FloatTensor(y)


class MoistureModel(nn.Module):
    def __init__(self, hidden=25):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(2, hidden),
            nn.ReLU(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Linear(hidden, 1),
        )

    def forward(self, x):
        return self.net(x)


model = MoistureModel()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

losses = []
for epoch in range(400):
    out = model(X)
    loss = criterion(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if epoch % 50 == 0:
        print("Epoch", epoch, "Loss", loss.item())

with torch.no_grad():
    final = model(X)
print("R2:", 1 - ((final - y) ** 2).sum() / ((y - y.mean()) ** 2).sum())
