import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
np.random.seed(0)

# strain gauge on a bridge: truck weight (t), position (m) -> microstrain
weight = np.random.uniform(5, 40, 400)
position = np.random.uniform(0, 30, 400)
strain = weight * np.minimum(position, 30 - position) * 0.35 + np.random.randn(400) * 2

X = np.stack([weight, position], 1)
X = (X - X.mean(0)) / X.std(0)
Y = (strain - strain.mean()) / strain.std()
X = torch.from_numpy(X).float()
Y = torch.from_numpy(Y).float().view(-1, 1)


class StrainNet(nn.Module):
    def __init__(self):
        super(StrainNet, self).__init__()
        self.fc1 = nn.Linear(2, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x)


model = StrainNet()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.zero_grad()

for epoch in range(1500):
    outputs = model(X)
    loss = criterion(outputs, Y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print('Epoch [{}/1500], Loss: {:.4f}'.format(epoch + 1, loss.item()))

with torch.no_grad():
    predicted = model(X)
print('final', criterion(predicted, Y).item())
