import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(9)


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(2, 32)
        self.fc2 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = F.relu(self.fc2(x))
        return x


def train(net, x, y, epochs):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    criterion = nn.MSELoss()
    losses = []
    for epoch in range(epochs):
        output = net(x)
        loss = criterion(output, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if epoch % 250 == 0:
            print("Train epoch {}: {:.5f}".format(epoch, loss.item()))
    return losses


# deviation of a robot gripper from its set point (mm) over load and temperature
load = torch.rand(256, 1) * 2 - 1
temperature = torch.rand(256, 1) * 2 - 1
deviation = 0.8 * torch.sin(2 * load) - 0.6 * temperature * (load + 1)
features = torch.cat([load, temperature], dim=1)

net = Net()
losses = train(net, features, deviation, epochs=2500)
estimated = net(features)
print("share of zeros in the output:", (estimated == 0).float().mean().item())
