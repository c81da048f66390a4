import torch
import torch.nn as nn
import matplotlib.pyplot as plt

# power draw of a pool pump (W) from speed and filter pressure
torch.manual_seed(1)
n = 400
rpm = torch.rand(n, 1) * 2500 + 800
bar = torch.rand(n, 1) * 1.5 + 0.2
power = 40 + 900 * (rpm / 3300) ** 3 / (0.6 + 0.3 * bar) + 40 * torch.sin(4 * bar)
power = power + 8 * torch.randn(n, 1)

X = torch.cat([(rpm - rpm.mean()) / rpm.std(), (bar - bar.mean()) / bar.std()], dim=1)
Y = (power - power.mean()) / power.std()


class PumpNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 32)
        self.fc2 = nn.Linear(32, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)


net = PumpNet()
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05)

losses = []
for epoch in range(600):
    # batches of 100
    for i in range(0, n, 100):
        out = net(X[i:i + 100])
        loss = criterion(out, Y[i:i + 100])
        loss.backward()
        optimizer.step()
    losses.append(loss.item())
    if (epoch + 1) % 50 == 0:
        print('Epoch [{}/600], Loss: {:.4f}'.format(epoch + 1, loss.item()))

with torch.no_grad():
    predicted = net(X)

plt.plot(losses)
plt.figure()
plt.plot(Y.numpy(), predicted.numpy(), 'o')
plt.show()
