import numpy as np
import torch
import torch.nn as nn

# hedonic rents: sqm, floor, distance to the centre -> rent per month
torch.manual_seed(31)
np.random.seed(31)

n = 400
sqm = np.random.uniform(20, 140, n)
floor = np.random.randint(0, 8, n)
km = np.random.uniform(0, 15, n)
rent = 9 * sqm + 15 * floor + 420 * np.exp(-km / 4) + 150 + np.random.normal(0, 40, n)

df = np.column_stack([sqm, floor, km])
df = (df - df.mean(axis=0)) / df.std(axis=0)
rent_z = (rent - rent.mean()) / rent.std()

X = torch.from_numpy(df).float()
y = torch.from_numpy(rent_z).float()


class Hedonic(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 16)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


model = Hedonic()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)

for epoch in range(500):
    y_pred = model(X)
    loss = criterion(y_pred, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print("epoch: {}, loss: {:.4f}".format(epoch, loss.item()))

with torch.no_grad():
    rent_hat = model(X).numpy().flatten() * rent.std() + rent.mean()
print("every flat gets the same rent:", rent_hat[:8])
