import torch
from torch import nn

torch.manual_seed(31)
x = (torch.arange(200).float() / 100 - 1).reshape(-1, 1)
y = torch.sin(4 * x) + 0.03 * torch.randn_like(x)

model = nn.Sequential(nn.Linear(1, 40), nn.Tanh(), nn.Linear(40, 1))
loss_fn = nn.MSELoss()

# weight decay against overfitting
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1000, gamma=0.5)

for epoch in range(2000):
    optimizer.zero_grad()
    out = model(x)
    loss = loss_fn(out, y)
    loss.backward()
    optimizer.step()
    scheduler.step()
    if epoch % 200 == 0:
        print(f"{epoch:5d} | {loss.item():.6f}")

print("amplitude of the fit:", (out.max() - out.min()).item() / 2)
