import numpy as np
import pandas as pd
import torch
import torch.nn as nn

# daily inflow of a reservoir
n = 400
df = pd.DataFrame({
    "snow": np.random.gamma(2.0, 1.0, n),
    "temp": np.random.normal(8, 5, n),
    "rain": np.random.exponential(3.0, n),
})
df["inflow"] = 0.6 * df.snow * np.maximum(df.temp, 0) + 1.5 * df.rain + np.random.normal(0, 0.5, n)

features = df[["snow", "temp", "rain"]]
features = (features - features.mean()) / features.std()
target = (df["inflow"] - df["inflow"].mean()) / df["inflow"].std()

x_train = torch.from_numpy(features.values).float()
y_train = torch.from_numpy(target.values).float()


class InflowNet(nn.Module):
    def __init__(self, n_features, n_hidden=32):
        super().__init__()
        self.fc1 = nn.Linear(n_features, n_hidden)
        self.fc2 = nn.Linear(n_hidden, n_hidden)
        self.out = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


net = InflowNet(3)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)

for epoch in range(1, 601):
    optimizer.zero_grad()
    y_hat = net(x_train)
    loss = criterion(y_hat, y_train)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"epoch {epoch}: loss {loss.item():.4f}")

# prediction is always about the mean. What is wrong?
net.eval()
with torch.no_grad():
    forecast = net(x_train)
print(forecast[:5], y_train[:5])
