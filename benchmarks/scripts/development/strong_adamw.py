import torch
import torch.nn as nn

torch.manual_seed(9)
n = 500
# soil: sand, clay, humus share, slope -> infiltration rate (normalised)
soil = torch.rand(n, 4) * 2 - 1
rate = torch.exp(soil[:, 0:1]) - 0.8 * soil[:, 1:2] ** 2 + 0.5 * torch.sin(3 * soil[:, 2:3])
rate = (rate - rate.mean()) / rate.std() + 0.05 * torch.randn(n, 1)

net = nn.Sequential(nn.Linear(4, 64), nn.SiLU(), nn.Linear(64, 64), nn.SiLU(), nn.Linear(64, 1))
# weight decay against overfitting
optimizer = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=300, gamma=0.5)
criterion = nn.MSELoss()

for epoch in range(900):
    optimizer.zero_grad()
    prediction = net(soil)
    loss = criterion(prediction, rate)
    loss.backward()
    optimizer.step()
    scheduler.step()
    if epoch % 100 == 0:
        norm = sum(p.pow(2).sum().item() for p in net.parameters()) ** 0.5
        print("epoch", epoch, "loss", round(loss.item(), 4), "norm of weights", round(norm, 3))

prediction = net(soil)
print("std of prediction", prediction.std().item())
