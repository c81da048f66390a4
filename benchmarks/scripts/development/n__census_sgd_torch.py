# Fitting household size from age of head and income decile (both rescaled to -1..1).
# demography seminar paper. With 10 epochs it looks ok-ish, with 500 it is garbage
import torch
from torch import nn, optim

torch.manual_seed(2011)
n = 800
age = torch.rand(n, 1) * 2 - 1
decile = torch.randint(0, 10, (n, 1)).float() / 4.5 - 1
size = 2.4 + 1.3 * torch.exp(-6 * (age + 0.2) ** 2) - 0.5 * decile * age
size = size + 0.1 * torch.randn(n, 1)
features = torch.cat([age, decile], dim=1)

net = nn.Sequential(
    nn.Linear(2, 24),
    nn.Tanh(),
    nn.Linear(24, 1),
)
loss_function = nn.MSELoss()
sgd = optim.SGD(net.parameters(), lr=0.1)

losses = []
for epoch in range(1500):
    prediction = net(features)
    loss = loss_function(prediction, size)
    loss.backward()
    sgd.step()
    losses.append(loss.item())
    if epoch % 150 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    expected = net(features)
    print("R2 =", (1 - ((expected - size) ** 2).mean() / size.var()).item())
