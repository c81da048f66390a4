import torch
import torch.nn as nn
import numpy as np
import matplotlib.pyplot as plt

# rotation curve of a galaxy: radius (kpc) -> velocity (km/s)
torch.manual_seed(0)
np.random.seed(0)
r = np.random.uniform(0.2, 20, 200)
vel = 210 * np.tanh(r / 2.5) + 14 * np.sin(r / 2.2) - 1.1 * r + np.random.randn(200) * 2.5

X = torch.from_numpy((r - r.mean()) / r.std()).float().view(-1, 1)
Y = torch.from_numpy((vel - vel.mean()) / vel.std()).float().view(-1, 1)


class RotationCurve(nn.Module):
    def __init__(self):
        super(RotationCurve, self).__init__()
        self.fc1 = nn.Linear(1, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x)


net = RotationCurve()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)

loss_list = []
for epoch in range(2000):
    output = net(X)
    loss = criterion(output, Y)
    loss.backward()
    optimizer.step()
    loss_list.append(loss.item())
    if epoch % 200 == 0:
        print('Epoch: {}  Loss: {:.5f}'.format(epoch, loss.item()))

with torch.no_grad():
    output = net(X)

plt.plot(loss_list)
plt.show()
plt.scatter(r, Y.numpy(), s=5)
plt.scatter(r, output.numpy(), s=5)
plt.show()
