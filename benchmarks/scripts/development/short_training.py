import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(8)

X = torch.rand(300, 2) * 2 - 1
y = (torch.sin(3 * X[:, 0]) + X[:, 1] ** 2).unsqueeze(1)
train_loader = DataLoader(TensorDataset(X, y), batch_size=50, shuffle=True)


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.l1 = nn.Linear(2, 50)
        self.l2 = nn.Linear(50, 1)

    def forward(self, x):
        return self.l2(torch.tanh(self.l1(x)))


net = Net()
optimizer = optim.SGD(net.parameters(), lr=0.05)
loss_func = nn.MSELoss()

EPOCHS = 10
for epoch in range(EPOCHS):
    for step, (batch_x, batch_y) in enumerate(train_loader):
        prediction = net(batch_x)
        loss = loss_func(prediction, batch_y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("epoch", epoch, "loss", loss.item())
