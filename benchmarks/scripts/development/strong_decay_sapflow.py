# sap flow in a beech trunk vs vapour pressure deficit and radiation
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(99)
np.random.seed(99)

vpd = np.random.gamma(2.0, 0.6, 600).clip(0, 4)
rad = np.random.uniform(0, 900, 600)
flow = 30 * (1 - np.exp(-1.2 * vpd)) * rad / (rad + 180) + np.random.normal(0, 0.8, 600)

X = np.stack([(vpd - vpd.mean()) / vpd.std(), (rad - rad.mean()) / rad.std()], axis=1)
y = (flow - flow.mean()) / flow.std()

X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)


class SapNet(nn.Module):
    def __init__(self):
        super(SapNet, self).__init__()
        self.fc1 = nn.Linear(2, 40)
        self.fc2 = nn.Linear(40, 20)
        self.fc3 = nn.Linear(20, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


net = SapNet()
# weight decay against overfitting
opt = torch.optim.Adam(net.parameters(), lr=5e-3, weight_decay=0.3)
mse = nn.MSELoss()

for it in range(800):
    opt.zero_grad()
    out = net(X)
    loss = mse(out, y)
    loss.backward()
    opt.step()
    if it % 80 == 0:
        print("it", it, "loss", float(loss))

net.eval()
with torch.no_grad():
    y_fit = net(X)
print("slope of fit against data:", np.polyfit(y.numpy().ravel(), y_fit.numpy().ravel(), 1)[0])
