# Minutes until the cabin of an electric car is at 21 degrees. A little dropout before the output
# (there are only 800 drives), off whenever we evaluate.
import torch
import torch.nn as nn

torch.manual_seed(2112)


class CabinNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 64)
        self.fc2 = nn.Linear(64, 64)
        self.drop = nn.Dropout(p=0.05)
        self.out = nn.Linear(64, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(self.drop(x))


outside = torch.rand(800) * 40 - 20                # degrees C
sun = torch.rand(800) * 700                        # W/m2
people = torch.randint(1, 6, (800,)).float()
heater = 2.0 + 4.0 * torch.rand(800)               # kW
need = torch.clamp(21 - outside - 0.012 * sun, min=0.5)
minutes = 1.5 + 2.4 * need / (heater + 0.08 * people) + 0.9 * torch.randn(800)

X = torch.stack([outside, sun, people, heater], dim=1)
train, test = slice(0, 640), slice(640, 800)
mean, std = X[train].mean(dim=0), X[train].std(dim=0)
t_mean, t_std = minutes[train].mean(), minutes[train].std()
X = (X - mean) / std
t = ((minutes - t_mean) / t_std).unsqueeze(1)

model = CabinNet()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=900)
loss_fn = nn.MSELoss()

for epoch in range(900):
    model.train()
    optimizer.zero_grad()
    loss = loss_fn(model(X[train]), t[train])
    loss.backward()
    optimizer.step()
    scheduler.step()
    if epoch % 150 == 0:
        model.eval()
        with torch.no_grad():
            print(f"{epoch:4d} train {loss.item():.4f} test {loss_fn(model(X[test]), t[test]).item():.4f}")

model.eval()
with torch.no_grad():
    forecast = (model(X[test]) * t_std + t_mean).squeeze(1)
truth = minutes[test]
print("mean absolute error (min):", (forecast - truth).abs().mean().item())
