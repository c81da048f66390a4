import numpy as np
import torch
from torch import nn

torch.manual_seed(14)
np.random.seed(14)

# groundwater head in observation well 12 (m a.s.l.)
n = 400
pumping = np.random.uniform(0, 90, n)
river = np.random.uniform(101, 104, n)
head = 98 + 0.8 * (river - 101) ** 1.3 - 2.5 * (1 - np.exp(-pumping / 25)) + np.random.normal(0, 0.06, n)

X = np.column_stack([pumping, river])
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((head - head.mean()) / head.std(), dtype=torch.float32).unsqueeze(1)


class HeadNet(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(2, hidden),
            nn.ReLU(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Linear(hidden, 1),
        )

    def forward(self, x):
        return self.net(x)


model = HeadNet()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)

for epoch in range(400):
    optimizer.zero_grad()
    output = model(X)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    if epoch % 40 == 0:
        print("Epoch {} Loss {:.6f}".format(epoch, loss.item()))

with torch.no_grad():
    simulated = model(X)
    print("NSE:", (1 - ((simulated - y) ** 2).sum() / ((y - y.mean()) ** 2).sum()).item())
