import torch
from torch import nn, optim
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(13)

# l/100km from speed, slope, load; copied from the MNIST tutorial and changed to my data
speed = torch.rand(512, 1) * 2 - 1
slope = torch.rand(512, 1) * 2 - 1
load = torch.rand(512, 1) * 2 - 1
X = torch.cat([speed, slope, load], dim=1)
Y = 0.8 * speed ** 2 + torch.sigmoid(4 * slope) + 0.3 * load * slope
train_loader = DataLoader(TensorDataset(X, Y), batch_size=64, shuffle=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 40)
        self.fc2 = nn.Linear(40, 20)
        self.fc3 = nn.Linear(20, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


net = Net()
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(net.parameters(), lr=0.005)

for epoch in range(80):
    running_loss = 0.0
    for inputs, labels in train_loader:
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    if epoch % 10 == 9:
        print("[%d] loss: %.5f" % (epoch + 1, running_loss / len(train_loader)))

print("Finished Training")
consumption = net(X).detach()
print(torch.cat([consumption, Y], dim=1)[:8])
