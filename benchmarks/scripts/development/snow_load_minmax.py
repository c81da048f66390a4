import numpy as np
import pandas as pd
import torch
import torch.nn as nn
from sklearn.preprocessing import MinMaxScaler

# snow load on a roof (kN/m2) from snow depth in cm.
df = pd.DataFrame({"depth": np.random.RandomState(3).uniform(5, 180, 300)})
density = 120 + 180 * (1 - np.exp(-df.depth / 60))
df["load"] = df.depth / 100 * density * 9.81 / 1000 + np.random.RandomState(4).normal(0, 0.05, 300)

scaler_x = MinMaxScaler(feature_range=(-1, 1))
scaler_y = MinMaxScaler(feature_range=(-1, 1))
x = torch.from_numpy(scaler_x.fit_transform(df[["depth"]].values)).float()
y = torch.from_numpy(scaler_y.fit_transform(df[["load"]].values)).float()

torch.manual_seed(0)


class SnowNet(nn.Module):
    def __init__(self, n=20):
        super().__init__()
        self.fc1 = nn.Linear(1, n)
        self.fc2 = nn.Linear(n, 1)
        self.act = nn.SiLU()

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))


model = SnowNet()
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(700):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print("Epoch:", epoch, "Loss:", loss.item())

model.eval()
with torch.no_grad():
    scaled = model(x).numpy()
df["predicted"] = scaler_x.inverse_transform(scaled)[:, 0]
print(df.head(10))
print("RMSE", np.sqrt(((df.predicted - df.load) ** 2).mean()))
