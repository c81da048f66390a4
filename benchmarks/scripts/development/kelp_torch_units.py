import numpy as np
import pandas as pd
import torch
from torch import nn

np.random.seed(9)
torch.manual_seed(9)

# kelp farm: frond length (cm) after n days at given nitrate (umol/L) and depth (m)
df = pd.DataFrame({
    "days": np.random.randint(10, 120, 450),
    "nitrate": np.random.gamma(3, 2, 450),
    "depth": np.random.uniform(1, 12, 450),
})
df["length"] = (3.2 * df.days * df.nitrate / (df.nitrate + 4) * np.exp(-df.depth / 10)
                + np.random.normal(0, 4, 450))

train = df.sample(frac=0.8, random_state=1)
test = df.drop(train.index)
mean, std = train.mean(), train.std()
train_n = (train - mean) / std
test_n = (test - mean) / std

cols = ["days", "nitrate", "depth"]
to_tensor = lambda frame: torch.as_tensor(frame.to_numpy(), dtype=torch.float32)
Xtr, ytr = to_tensor(train_n[cols]), to_tensor(train_n[["length"]])
Xte = to_tensor(test_n[cols])

model = nn.Sequential(nn.Linear(3, 32), nn.LeakyReLU(), nn.Linear(32, 32), nn.LeakyReLU(), nn.Linear(32, 1))
optim = torch.optim.Adam(model.parameters(), lr=4e-3)
for epoch in range(500):
    loss = nn.MSELoss()(model(Xtr), ytr)
    optim.zero_grad()
    loss.backward()
    optim.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())

model.eval()
with torch.no_grad():
    test["predicted"] = model(Xte).numpy()
rmse = ((test["predicted"] - test["length"]) ** 2).mean() ** 0.5
print(test.head())
print("test RMSE in cm:", rmse)
