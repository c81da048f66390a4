import torch
import torch.nn as nn
import numpy as np

torch.manual_seed(0)
np.random.seed(0)

# degree-day data from the alpine catchment: (mean temp, swe, rain) -> melt
n = 500
temp = np.random.uniform(-8, 15, n)
swe = np.random.uniform(0, 400, n)
rain = np.random.exponential(3, n)
melt = np.maximum(temp, 0) * 4.5 * np.tanh(swe / 120) + 0.6 * rain + np.random.normal(0, 1.0, n)

feats = np.stack([temp, swe, rain], 1)
feats = (feats - feats.mean(0)) / feats.std(0)
inputs = torch.tensor(feats, dtype=torch.float32)
targets = torch.tensor((melt - melt.mean()) / melt.std(), dtype=torch.float32).unsqueeze(1)


class MeltNet(nn.Module):
    def __init__(self):
        super(MeltNet, self).__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x)


net = MeltNet()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)

for epoch in range(1200):
    outputs = net(inputs)
    loss = criterion(outputs, targets)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print('Epoch [{}/{}], Loss: {:.4f}'.format(epoch + 1, 1200, loss.item()))

net.eval()
with torch.no_grad():
    simulated = net(inputs)
# Nash-Sutcliffe
nse = 1 - ((simulated - targets) ** 2).sum() / ((targets - targets.mean()) ** 2).sum()
print("NSE:", nse.item())
