import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(42)

# Raspberry Pi in the greenhouse: [outside temp, sun, vents open] (scaled 0..1) -> inside temp in degC
data_in = torch.rand(400, 3)
t_inside = 8 + 18 * data_in[:, 0:1] + 12 * data_in[:, 1:2] * (1 - 0.7 * data_in[:, 2:3])
t_inside = t_inside + 0.4 * torch.randn(400, 1)


class GreenhouseModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(3, 30)
        self.out = nn.Linear(30, 1)

    def forward(self, x):
        x = F.relu(self.hidden(x))
        return torch.sigmoid(self.out(x))


model = GreenhouseModel()
opt = torch.optim.Adam(model.parameters(), lr=0.02)

history = []
for epoch in range(1500):
    opt.zero_grad()
    guess = model(data_in)
    loss = F.mse_loss(guess, t_inside)
    loss.backward()
    opt.step()
    history.append(loss.item())
    if epoch % 150 == 0:
        print(epoch, history[-1])

model.eval()
t_model = model(data_in).detach()
print("model says", t_model[:4].flatten())
print("sensor says", t_inside[:4].flatten())
