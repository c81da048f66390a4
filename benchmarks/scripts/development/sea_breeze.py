import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np

# wind speed at the beach in the afternoon: land-sea temperature difference, cloud cover
np.random.seed(13)
torch.manual_seed(13)

n = 300
dT = np.random.uniform(-4, 12, n)
clouds = np.random.uniform(0, 1, n)
wind = 2 + 5 * (1 - clouds) / (1 + np.exp(-(dT - 4) / 1.5)) + np.random.normal(0, 0.15, n)

X = np.column_stack([(dT - dT.mean()) / dT.std(), (clouds - clouds.mean()) / clouds.std()])
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor((wind - wind.mean()) / wind.std(), dtype=torch.float32)


class WindNet(nn.Module):
    def __init__(self, hidden=32):
        super(WindNet, self).__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.out(x)


model = WindNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(600):
    optimizer.zero_grad()
    output = model(X)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print('Epoch: {}  Loss: {:.4f}'.format(epoch, loss.item()))

# why is everything ~0 ??
prediction = model(X).detach().numpy().flatten()
measured = y.numpy()
print(prediction[:10])
print(measured[:10])
