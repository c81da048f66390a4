import torch
import torch.nn as nn
import torch.nn.functional as F


class PriceNet(nn.Module):
    def __init__(self, in_features):
        super().__init__()
        self.fc1 = nn.Linear(in_features, 64)
        self.fc2 = nn.Linear(64, 32)
        self.fc3 = nn.Linear(32, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return F.softmax(self.fc3(x), dim=1)


torch.manual_seed(1)
# bikes: wheel size, weight, number of gears, age -> price in [0, 1] after min-max scaling
X = torch.rand(300, 4)
price = 0.6 * X[:, 2] - 0.5 * X[:, 3] + 0.4 * torch.exp(-3 * X[:, 1]) + 0.1 * X[:, 0] ** 2
y = ((price - price.min()) / (price.max() - price.min())).unsqueeze(1)

model = PriceNet(4)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)

for epoch in range(400):
    model.train()
    optimizer.zero_grad()
    output = model(X)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print("epoch: %d, loss: %1.5f" % (epoch, loss.item()))

model.eval()
predicted_price = model(X)
print(predicted_price[:10].view(-1))
