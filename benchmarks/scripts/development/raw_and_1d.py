import numpy as np
import pandas as pd
import torch
from torch import nn

rng = np.random.RandomState(56)
torch.manual_seed(56)

df = pd.DataFrame()
df["year"] = rng.randint(1995, 2023, 300)
df["mileage"] = rng.uniform(1000, 250000, 300)
df["engine_cc"] = rng.choice([1000, 1200, 1400, 1600, 2000, 3000], 300)
df["price"] = (
    2500 + 7000 * np.exp((df.year - 2022) / 6) + 4 * df.engine_cc - 0.012 * df.mileage
    + rng.normal(0, 250, 300)
)

X = torch.tensor(df[["year", "mileage", "engine_cc"]].values, dtype=torch.float32)
price = (df["price"] - df["price"].mean()) / df["price"].std()
y = torch.tensor(price.values, dtype=torch.float32)

net = nn.Sequential(
    nn.Linear(3, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
mse = nn.MSELoss()

for epoch in range(800):
    optimizer.zero_grad()
    prediction = net(X)
    loss = mse(prediction, y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(epoch, round(loss.item(), 4))

df["estimate"] = net(X).detach().numpy().ravel() * df["price"].std() + df["price"].mean()
print(df.head())
