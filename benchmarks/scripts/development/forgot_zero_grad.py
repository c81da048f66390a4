import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, n_feature, n_hidden, n_output):
        super(Net, self).__init__()
        self.hidden = nn.Linear(n_feature, n_hidden)
        self.predict = nn.Linear(n_hidden, n_output)

    def forward(self, x):
        x = F.relu(self.hidden(x))
        x = self.predict(x)
        return x


x = torch.unsqueeze(torch.linspace(-1, 1, 200), dim=1)
y = x.pow(2) + 0.1 * torch.rand(x.size())

net = Net(n_feature=1, n_hidden=20, n_output=1)
print(net)

optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
loss_func = torch.nn.MSELoss()

for t in range(2000):
    prediction = net(x)
    loss = loss_func(prediction, y)
    loss.backward()
    optimizer.step()
    if t % 200 == 0:
        print('t = %d, loss = %.4f' % (t, loss.item()))

with torch.no_grad():
    prediction = net(x)
print('final loss', F.mse_loss(prediction, y).item())
