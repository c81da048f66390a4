import torch
import torch.nn as nn

torch.manual_seed(0)

# Wealth of a pension plan after t years: simple supervised toy problem
t = torch.linspace(0, 1, 256).view(-1, 1)
wealth = 0.3 * torch.exp(1.8 * t) + 0.2 * torch.sin(6 * t)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(1, 64)
        self.l2 = nn.Linear(64, 64)
        self.l3 = nn.Linear(64, 1)
        self.act = nn.Tanh()

    def forward(self, x):
        return self.l3(self.act(self.l2(self.act(self.l1(x)))))


net = Net()
mse = nn.MSELoss()
sgd = torch.optim.SGD(net.parameters(), lr=1e-5, momentum=0.9)

losses = []
for epoch in range(1500):
    prediction = net(t)
    loss = mse(prediction, wealth)
    sgd.zero_grad()
    loss.backward()
    sgd.step()
    losses.append(loss.item())
    if (epoch + 1) % 300 == 0:
        print("Epoch {}: loss={:.6f}".format(epoch + 1, losses[-1]))
# loss decreases, but soooo slowly. Should I add more layers?

prediction = net(t)
