import torch
import torch.nn as nn

# error of a bathroom scale over true weight and tilt, three ReLU layers
torch.manual_seed(73)
m = 300
w = torch.rand(m, 1) * 2 - 1
tilt = torch.rand(m, 1) * 2 - 1
reading = 0.7 * torch.sin(3 * w) + 0.5 * tilt ** 2 + 2.0
inp = torch.cat([w, tilt], 1)

scale = nn.Sequential(
    nn.Linear(2, 40),
    nn.ReLU(),
    nn.Linear(40, 40),
    nn.ReLU(),
    nn.Linear(40, 40),
    nn.ReLU(),
    nn.Linear(40, 1),
)
optimizer = torch.optim.Adam(scale.parameters(), lr=0.5)
for i in range(1000):
    pred = scale(inp)
    loss = torch.mean((pred - reading) ** 2)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if i % 100 == 0:
        print("%d: %.4f" % (i, loss.item()))

print("predictions are all the same:", pred[:5, 0].tolist())
