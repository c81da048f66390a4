"""How far does the dough rise (cm) in the proofing cabinet? Temperature and minutes."""
import torch
from torch import nn, optim
import matplotlib.pyplot as plt


def rise(temp, minutes):
    speed = torch.exp(-((temp - 33) / 9) ** 2)
    return 11 * (1 - torch.exp(-speed * minutes / 45)) + 3


class DoughNet(nn.Module):
    def __init__(self, hidden=20):
        super().__init__()
        self.hidden = nn.Linear(2, hidden)
        self.out = nn.Linear(hidden, 1)
        self.sigmoid = nn.Sigmoid()

    def forward(self, x):
        x = torch.tanh(self.hidden(x))
        return self.sigmoid(self.out(x))


def train(model, x, y, epochs=1000):
    optimizer = optim.Adam(model.parameters(), lr=0.02)
    criterion = nn.MSELoss()
    losses = []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if epoch % 150 == 0:
            print("epoch %d, loss %.4f" % (epoch, loss.item()))
    return losses


torch.manual_seed(3)
temp = torch.rand(300, 1) * 20 + 20
minutes = torch.rand(300, 1) * 110 + 10
height = rise(temp, minutes) + 0.2 * torch.randn(300, 1)

x = torch.cat([(temp - 30) / 6, (minutes - 65) / 32], dim=1)
model = DoughNet()
losses = train(model, x, height)

predicted = model(x)
print("first five: ", predicted[:5].flatten().tolist(), "should be", height[:5].flatten().tolist())
plt.plot(losses)
plt.show()
