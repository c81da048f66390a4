import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim

torch.manual_seed(0)

# magnitude and depth (scaled) -> shaking intensity
data = torch.rand(300, 2) * 2 - 1
labels = (1.2 * data[:, 0] - 0.7 * data[:, 1] ** 2 + 0.4 * torch.sin(4 * data[:, 0])).view(-1, 1)
labels = labels + 0.02 * torch.randn(300, 1)


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(2, 40)
        self.fc2 = nn.Linear(40, 40)
        self.fc3 = nn.Linear(40, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        x = self.fc3(x)
        return x


net = Net()
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(net.parameters(), lr=0.05, momentum=0.9)

for epoch in range(400):  # loop over the dataset multiple times
    # zero the parameter gradients
    optimizer.zero_grad()

    # forward + backward + optimize
    outputs = net(data)
    loss = criterion(outputs, labels)
    loss.backward()
    optimizer.step()

    # print statistics
    if epoch % 50 == 0:
        print('[%d] loss: %.3f' % (epoch + 1, loss.item()))   # prints -0.000 every time?

print('Finished Training')
test_out = net(data)
print(torch.cat([test_out, labels], dim=1)[:6])
