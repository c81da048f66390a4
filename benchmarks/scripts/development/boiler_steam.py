import torch
import torch.nn as nn

# Steam output of a boiler from feed water temperature [K], pressure [Pa] and fuel [kg/h].
# the loss does not go below 1 and I do not know why


class BoilerNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(3, 24),
            nn.Tanh(),
            nn.Linear(24, 24),
            nn.Tanh(),
            nn.Linear(24, 1),
        )

    def forward(self, x):
        return self.layers(x)


def make_data(n=400):
    temperature = 290 + 110 * torch.rand(n, 1)
    pressure = 1e5 + 2e6 * torch.rand(n, 1)
    fuel = 50 + 400 * torch.rand(n, 1)
    steam = fuel * (9 + 0.02 * (temperature - 345)) / (1 + 0.4 * torch.log(pressure / 1e5 + 1))
    steam = steam + 20 * torch.randn(n, 1)
    return torch.cat([temperature, pressure, fuel], dim=1), steam


torch.manual_seed(42)
X, y = make_data()
y = (y - y.mean()) / y.std()

model = BoilerNet()
loss_function = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(2000):
    output = model(X)
    loss = loss_function(output, y)
    loss.backward()
    optimizer.step()

    if epoch % 200 == 0:
        print('epoch {} loss {}'.format(epoch, loss.item()))

model.eval()
prediction = model(X)
print('final loss', loss_function(prediction, y).item())
