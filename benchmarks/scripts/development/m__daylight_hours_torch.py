# %% [markdown]
# # Hours of daylight over the year with PyTorch
# %%
import torch
import torch.nn as nn

torch.manual_seed(0)

# %%
day = torch.arange(0, 365, 2).float().unsqueeze(1)
hours = 12.2 + 4.4 * torch.sin(2 * 3.14159 * (day - 80) / 365) + 0.1 * torch.randn(day.shape)

x = (day - day.mean()) / day.std()
y = (hours - hours.mean()) / hours.std()


# %%
class DaylightNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.input = nn.Linear(1, width)
        self.hidden = nn.Linear(width, width)
        self.output = nn.Linear(width, 1)

    def forward(self, x):
        x = self.input(x)
        x = self.hidden(x)
        return self.output(x)


model = DaylightNet()
print(model)

# %%
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(800):
    pred = model(x)
    loss = loss_fn(pred, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"Epoch {epoch}, loss {loss.item():.4f}")

# %%
with torch.no_grad():
    estimate = model(x)
# stuck at ~0.9 and I only get a straight line?!
print("first day:", estimate[0].item(), y[0].item())
