import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(44)


class Net(nn.Module):
    # net = Net(); profit of a market stall can be negative of course
    def __init__(self, n_features=3, n_hidden=20):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(n_features, n_hidden)
        self.fc2 = nn.Linear(n_hidden, n_hidden)
        self.fc3 = nn.Linear(n_hidden, 1)

    def forward(self, x):
        for fc in (self.fc1, self.fc2, self.fc3):
            x = F.relu(fc(x))
        return x


visitors, rain, weekday = torch.randn(3, 420)
profit = 1.2 * visitors - 0.8 * torch.relu(rain) + 0.3 * torch.cos(weekday * 2) + 0.05 * torch.randn(420)
X = torch.stack((visitors, rain, weekday), dim=1)
y = profit.view(-1, 1)

net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
criterion = nn.MSELoss()

for epoch in range(1000):
    optimizer.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print("Epoch: %d, loss: %1.5f" % (epoch + 1, loss.item()))

net.eval()
out = net(X)
