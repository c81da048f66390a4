# oxygen in a tide pool over the day, PyTorch
import torch
import torch.nn as nn
import torch.optim as optim


class Net(nn.Module):
    def __init__(self, n_feature, n_hidden, n_output):
        super(Net, self).__init__()
        self.hidden1 = nn.Linear(n_feature, n_hidden)
        self.hidden2 = nn.Linear(n_hidden, n_hidden)
        self.relu = nn.ReLU()
        self.predict = nn.Linear(n_hidden, n_output)

    def forward(self, x):
        x = self.hidden1(x)
        x = self.hidden2(x)
        x = self.predict(x)
        return x


hour = torch.linspace(0, 24, 289).view(-1, 1)
oxygen = 8 + 3 * torch.sin((hour - 9) * 3.14159 / 12) + 0.8 * torch.cos(hour * 3.14159 / 6)
oxygen += 0.2 * torch.randn(oxygen.size())

x = hour / 12 - 1
y = (oxygen - oxygen.mean()) / oxygen.std()

net = Net(n_feature=1, n_hidden=30, n_output=1)
print(net)
optimizer = optim.Adam(net.parameters(), lr=0.01)
loss_func = nn.MSELoss()

for t in range(1500):
    prediction = net(x)
    loss = loss_func(prediction, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if t % 100 == 0:
        print("step", t, "loss = %.4f" % loss.item())

net.eval()
oxygen_net = net(x).detach() * oxygen.std() + oxygen.mean()
for h, o, p in zip(hour[::24, 0], oxygen[::24, 0], oxygen_net[::24, 0]):
    print("%4.1f h  measured %.2f  network %.2f" % (h, o, p))
