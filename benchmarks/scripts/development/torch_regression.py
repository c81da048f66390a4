import torch
import torch.nn as nn

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(1, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x)


x = torch.unsqueeze(torch.linspace(-2, 2, 200), dim=1)
y = x.pow(3) - 2 * x + 0.1 * torch.randn(x.size())

net = Net()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)

for epoch in range(2000):
    output = net(x)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()

    if epoch % 200 == 0:
        print('Epoch [%d], Loss: %.4f' % (epoch, loss.item()))

with torch.no_grad():
    prediction = net(x)
    print('Final error: %.4f' % criterion(prediction, y).item())
