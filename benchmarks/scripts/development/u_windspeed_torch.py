import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(8)

# estimate power of a small wind turbine from wind speed and blade pitch
speed = torch.rand(300) * 2 - 1
pitch = torch.rand(300) * 2 - 1
power = torch.relu(speed + 0.3) ** 2 * 2 - 0.7 * pitch * speed + 0.02 * torch.randn(300)

inputs = torch.stack((speed, pitch), dim=1)


class PowerNet(nn.Module):
    def __init__(self, n_in=2, n_hidden=32):
        super(PowerNet, self).__init__()
        self.fc1 = nn.Linear(n_in, n_hidden)
        self.fc2 = nn.Linear(n_hidden, n_hidden)
        self.fc3 = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


net = PowerNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)

for epoch in range(400):
    optimizer.zero_grad()
    outputs = net(inputs)
    loss = criterion(outputs, power)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 50 == 0:
        print("Epoch [%d/400], Loss: %.4f" % (epoch + 1, loss.item()))

net.eval()
with torch.no_grad():
    estimate = net(inputs)
print("mean power", power.mean().item(), "mean estimate", estimate.mean().item())
