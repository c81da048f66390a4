import torch
import torch.nn as nn

torch.manual_seed(22)

# sound absorption of curtains: folds, weight, distance to the wall
x = torch.rand(512, 3) * 2 - 1
y = torch.sigmoid(3 * x[:, :1]) + 0.3 * x[:, 1:2] - 0.4 * x[:, 2:] ** 2
y = y + 0.03 * torch.randn_like(y)

model = nn.Sequential(nn.Linear(3, 32), nn.GELU(), nn.Linear(32, 1))
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=1e-4)
loss_fn = nn.MSELoss()
accumulate = 4      # the whole batch would not fit into my old graphics card

for epoch in range(60):
    order = torch.randperm(512)
    optimizer.zero_grad()
    for k, rows in enumerate(order.split(32)):
        loss = loss_fn(model(x[rows]), y[rows]) / accumulate
        loss.backward()
        if (k + 1) % accumulate == 0:
            optimizer.step()
            optimizer.zero_grad()
    if epoch % 10 == 0:
        with torch.no_grad():
            print(epoch, loss_fn(model(x), y).item())

model.eval()
absorbed = model(x)
