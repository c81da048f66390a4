import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim

np.random.seed(3)
torch.manual_seed(3)

# fake bike share table: hour of day, temperature, wind -> rentals (standardised)
n = 400
hour = np.random.uniform(0, 24, n)
temp = np.random.normal(15, 6, n)
wind = np.random.gamma(2, 3, n)
rentals = 80 + 60 * np.sin((hour - 9) / 24 * 2 * np.pi) + 4 * temp - 3 * wind + np.random.randn(n) * 8

table = np.column_stack([hour, temp, wind])
table = (table - table.mean(axis=0)) / table.std(axis=0)
rentals = (rentals - rentals.mean()) / rentals.std()

X = torch.from_numpy(table).float()
y = torch.from_numpy(rentals).float()


class Net(nn.Module):
    def __init__(self, n_features):
        super(Net, self).__init__()
        self.layer1 = nn.Linear(n_features, 32)
        self.layer2 = nn.Linear(32, 16)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        x = torch.relu(self.layer1(x))
        x = torch.relu(self.layer2(x))
        return self.out(x)


net = Net(X.shape[1])
criterion = nn.MSELoss()
optimizer = optim.Adam(net.parameters(), lr=0.01)

for epoch in range(400):
    optimizer.zero_grad()
    outputs = net(X)
    loss = criterion(outputs, y)
    loss.backward()
    optimizer.step()
    if epoch % 40 == 0:
        print("Epoch {}, loss {:.4f}".format(epoch, loss.item()))

with torch.no_grad():
    y_pred = net(X).numpy().ravel()
print("R^2", 1 - ((y_pred - rentals) ** 2).mean() / rentals.var())
