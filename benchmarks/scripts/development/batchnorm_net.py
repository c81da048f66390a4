import torch
import torch.nn as nn

torch.manual_seed(66)
# nothing is scaled by hand, the batch norm at the entrance does it
n = 600
flour = 400 + 200 * torch.rand(n)
water = 200 + 150 * torch.rand(n)
yeast = 5 + 25 * torch.rand(n)
rise = torch.log(yeast) * (water / flour) * 2 - ((water / flour - 0.6) * 4) ** 2
rise = (rise + 0.05 * torch.randn(n)).unsqueeze(1)
dough = torch.stack([flour, water, yeast], dim=1)

net = nn.Sequential(
    nn.BatchNorm1d(3),
    nn.Linear(3, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(120):
    net.train()
    for rows in torch.randperm(n).split(100):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(dough[rows]), rise[rows])
        loss.backward()
        optimizer.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
net.eval()
with torch.no_grad():
    height = net(dough)
print("typical error", (height - rise).abs().mean().item())
