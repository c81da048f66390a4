import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(3)
np.random.seed(3)

# toy version of the bike sharing data: temperature, humidity, hour
N = 500
temp = np.random.uniform(-5, 35, N)
hum = np.random.uniform(20, 100, N)
hour = np.random.uniform(0, 24, N)
count = 200 * np.exp(-((temp - 22) / 12) ** 2) * (1.2 - hum / 120)
count = count * (1 + 0.6 * np.sin(2 * np.pi * (hour - 9) / 24)) + np.random.normal(0, 5, N)

data = np.stack([temp, hum, hour], axis=1)
data = (data - data.mean(axis=0)) / data.std(axis=0)
labels = (count - count.mean()) / count.std()

X = torch.from_numpy(data).float()
y = torch.from_numpy(labels).float()


class BikeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


net = BikeNet()
criterion = nn.MSELoss()
optimizer = optim.Adam(net.parameters(), lr=0.005)

for epoch in range(600):
    optimizer.zero_grad()
    outputs = net(X)
    loss = criterion(outputs, y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 99:
        print("Epoch {}: loss {:.4f}".format(epoch + 1, loss.item()))

# the predictions are all nearly the same number??
rents = net(X).detach().numpy().ravel()
print(rents[:10])
print(labels[:10])
