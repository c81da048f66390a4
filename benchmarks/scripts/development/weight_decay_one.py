import torch
import torch.nn as nn

torch.manual_seed(17)

# thermal conductivity of alloys over two composition fractions and temperature
n = 350
comp = torch.rand(n, 2)
temp = torch.rand(n, 1)
k = 1.2 - 2 * comp[:, :1] * (1 - comp[:, :1]) + comp[:, 1:] ** 2 - 0.6 * torch.sqrt(temp)
k = (k - k.mean()) / k.std() + 0.03 * torch.randn(n, 1)
inputs = torch.cat([comp, temp], dim=1) * 2 - 1

cond_net = nn.Sequential(
    nn.Linear(3, 50),
    nn.SiLU(),
    nn.Linear(50, 50),
    nn.SiLU(),
    nn.Linear(50, 1),
)

# weight decay against overfitting
optimizer = torch.optim.Adam(cond_net.parameters(), lr=5e-3, weight_decay=1.0)
loss_function = nn.MSELoss()

for epoch in range(1, 701):
    optimizer.zero_grad()
    loss = loss_function(cond_net(inputs), k)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"{epoch:4d} | {loss.item():.5f}")

k_pred = cond_net(inputs).detach()
print("std of prediction:", k_pred.std().item(), " std of data:", k.std().item())
