import numpy as np
import torch
import torch.nn as nn

# Yield of a chemical reaction vs. temperature and time (both coded -1..+1)
np.random.seed(5)
design = np.random.uniform(-1, 1, (200, 2))
yield_ = 80 - 10 * design[:, 0] ** 2 - 6 * design[:, 1] ** 2 + 5 * design[:, 0] * design[:, 1]
yield_ = (yield_ + 0.5 * np.random.randn(200) - 75) / 5

X = torch.from_numpy(design)
Y = torch.from_numpy(yield_).float()


class YieldNet(nn.Module):
    def __init__(self, hidden=24):
        super(YieldNet, self).__init__()
        self.l1 = nn.Linear(2, hidden)
        self.l2 = nn.Linear(hidden, 1)

    def forward(self, v):
        return self.l2(torch.tanh(self.l1(v)))


network = YieldNet()
opt = torch.optim.Adam(network.parameters(), lr=0.02)
crit = nn.MSELoss()

for i in range(1000):
    opt.zero_grad()
    answer = network(X)
    err = crit(answer, Y)
    err.backward()
    opt.step()
    if i % 100 == 0:
        print(i, float(err))

answer = network(X)
print("rms error of the yield:", 5 * torch.sqrt(crit(answer, Y)).item(), "%")
