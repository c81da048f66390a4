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
        return self.predict(x)


def train(net, x, y, epochs=800):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    loss_func = nn.MSELoss()
    for t in range(epochs):
        prediction = net(x)
        loss = loss_func(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        if t % 100 == 0:
            print('t =', t, 'loss =', round(loss.item(), 5))


torch.manual_seed(1)
x = torch.unsqueeze(torch.linspace(-1, 1, 100), dim=1)
y = x.pow(2) + 0.1 * torch.rand(x.size())
net = Net(n_feature=1, n_hidden=30, n_output=1)
print(net)
train(net, x, y)
