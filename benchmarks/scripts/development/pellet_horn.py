"""
Pellet stove: heat output from fan speed and feed rate.
The lecture says to start narrow and to widen later, like a horn: 1, 8, 32.
The training error stays at more than half of the variance, more epochs do not help.
"""
import torch
import torch.nn as nn

torch.manual_seed(3)

fan = torch.rand(600) * 2 - 1
feed = torch.rand(600) * 2 - 1
damper = torch.rand(600) * 2 - 1
heat = torch.sin(2.5 * fan) + feed * damper * 2 + 0.5 * torch.cos(3 * damper)
inputs = torch.stack((fan, feed, damper), 1)
target = heat.view(-1, 1)

model = nn.Sequential(
    nn.Linear(3, 1),
    nn.Tanh(),
    nn.Linear(1, 8),
    nn.Tanh(),
    nn.Linear(8, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

epoch = 0
while epoch < 1000:
    prediction = model(inputs)
    loss = criterion(prediction, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    epoch += 1
    if epoch % 300 == 0:
        print(epoch, loss.item(), 'of', target.var().item())
