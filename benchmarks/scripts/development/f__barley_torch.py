# grain yield (z-score) of barley lines from rainfall and nitrogen
# my first pytorch program. predictions are all nearly the same number??
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
np.random.seed(0)

rain = np.random.uniform(-1, 1, 200)
nitrogen = np.random.uniform(-1, 1, 200)
grain = 1.2 * rain - rain ** 2 + np.tanh(3 * nitrogen) + 0.1 * np.random.randn(200)

inputs = torch.from_numpy(np.vstack([rain, nitrogen]).T).float()
targets = torch.from_numpy(grain).float()


class YieldNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 24)
        self.fc2 = nn.Linear(24, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        return self.fc2(x)


net = YieldNet()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)

for epoch in range(2000):
    outputs = net(inputs)
    loss = criterion(outputs, targets)
    loss.backward()
    optimizer.step()
    if epoch % 200 == 0:
        print("Epoch", epoch, "loss", loss.item())

with torch.no_grad():
    fitted = net(inputs).squeeze()
print("std of fitted:", fitted.std().item(), " std of yield:", targets.std().item())
print("R2:", 1 - ((fitted - targets) ** 2).mean().item() / targets.var().item())
