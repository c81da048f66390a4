import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
np.random.seed(0)

# used cars: age (years), mileage (1000 km), power (hp) -> price (1000 EUR)
n = 600
age = np.random.uniform(0, 15, n)
km = age * np.random.uniform(8, 25, n)
hp = np.random.uniform(60, 250, n)
price = 0.16 * hp * np.exp(-age / 7) * (1 - km / 900) + np.random.randn(n) * 0.5

features = np.stack([age, km, hp], 1).astype(np.float32)
features = (features - features.mean(0)) / features.std(0)
target = ((price - price.mean()) / price.std()).astype(np.float32)

loader = DataLoader(TensorDataset(torch.from_numpy(features), torch.from_numpy(target)),
                    batch_size=64, shuffle=True)


class PriceNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


net = PriceNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.005, weight_decay=0.5)

for epoch in range(80):
    running = 0.0
    for inputs, labels in loader:
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running += loss.item()
    if epoch % 10 == 0:
        print(f"[{epoch}] loss: {running / len(loader):.4f}")

net.eval()
with torch.no_grad():
    guess = net(torch.from_numpy(features)).squeeze()
print("RMSE in kEUR:", price.std() * ((guess.numpy() - target) ** 2).mean() ** 0.5)
