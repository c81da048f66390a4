"""Static map of a steam boiler for the model-predictive controller.

Inputs and outputs come in SI units over six powers of ten; the module scales them itself,
with buffers, so that the controller never has to know.
"""
import torch
from torch import nn

torch.manual_seed(600)


class BoilerMap(nn.Module):
    def __init__(self, X, Y):
        super().__init__()
        self.register_buffer("x_mean", X.mean(0))
        self.register_buffer("x_std", X.std(0))
        self.register_buffer("y_mean", Y.mean(0))
        self.register_buffer("y_std", Y.std(0))
        self.body = nn.Sequential(nn.Linear(3, 24), nn.SiLU(), nn.Linear(24, 3))

    def scaled(self, X):
        return self.body((X - self.x_mean) / self.x_std)

    def forward(self, X):
        return self.scaled(X) * self.y_std + self.y_mean


n = 400
pressure = 1e5 + 9e5 * torch.rand(n)                      # Pa
flow = 0.01 + 0.09 * torch.rand(n)                        # kg/s
feed = 290 + 70 * torch.rand(n)                           # K
boiling = 373 + 80 * torch.log10(pressure / 1e5)          # K
power = flow * (4186 * (boiling - feed) + 2.1e6)          # W
loss = 0.04 + 0.02 * (0.1 - flow) * (boiling - 300) / 5   # share lost to the stack

Y = torch.stack([boiling, power, loss], dim=1)
sigma = 0.05 * Y.std(0)
Y = Y + sigma * torch.randn(n, 3)
X = torch.stack([pressure, flow, feed], dim=1)

model = BoilerMap(X, Y)
wanted = (Y - model.y_mean) / model.y_std
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(1500):
    optimizer.zero_grad()
    mse = nn.functional.mse_loss(model.scaled(X), wanted)
    mse.backward()
    optimizer.step()
    if step % 300 == 0:
        print(step, mse.item())

model.eval()
with torch.no_grad():
    answer = model(X)
    per_output = ((answer - Y) ** 2).mean(0).sqrt()
    answer_scaled = model.scaled(X)
print("rms per output:", per_output.tolist(), "K, W, -")
