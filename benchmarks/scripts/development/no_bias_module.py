import torch
from torch import nn

torch.manual_seed(9)
x = torch.linspace(0.0, 2.0, 200)[:, None]
target = torch.cos(3 * x) + 2

model = nn.Sequential(
    nn.Linear(1, 30, bias=False),
    nn.ReLU(),
    nn.Linear(30, 30, bias=False),
    nn.ReLU(),
    nn.Linear(30, 1, bias=False),
)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.MSELoss(reduction="mean")

for epoch in range(800):
    y_pred = model(x)
    loss = loss_fn(y_pred, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 99:
        print(epoch + 1, loss.item())

print("Finished Training")
with torch.no_grad():
    for value in (0.0, 0.5, 1.0, 1.5, 2.0):
        print(value, model(torch.tensor([[value]])).item())
