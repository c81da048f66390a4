import torch
from torch import nn

# regression of river level on rainfall of the last 3 days
torch.manual_seed(12)
rain = torch.rand(500, 3) * 40
level = 120 + 3.0 * rain[:, 0] + 0.04 * rain[:, 1] ** 2 + 0.5 * rain[:, 2] + torch.randn(500) * 2
level = level.unsqueeze(1)

x_mean, x_std = rain.mean(0), rain.std(0)
y_mean, y_std = level.mean(), level.std()

x_train, y_train = (rain[:400] - x_mean) / x_std, (level[:400] - y_mean) / y_std
x_test, y_test = (rain[400:] - x_mean) / x_std, level[400:]


class RiverNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 30), nn.Tanh(), nn.Linear(30, 1))

    def forward(self, x):
        return self.body(x)


def train(model, epochs=800):
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    for ep in range(epochs):
        opt.zero_grad()
        loss = ((model(x_train) - y_train) ** 2).mean()
        loss.backward()
        opt.step()
        if ep % 100 == 0:
            print("epoch", ep, "train loss", loss.item())


net = RiverNet()
train(net)
with torch.no_grad():
    y_pred = net(x_test)
test_rmse = torch.sqrt(((y_pred - y_test) ** 2).mean())
r2 = 1 - ((y_pred - y_test) ** 2).sum() / ((y_test - y_test.mean()) ** 2).sum()
print("test rmse [cm]:", test_rmse.item(), " R2:", r2.item())
