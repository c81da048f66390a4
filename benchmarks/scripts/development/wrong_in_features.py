import torch
import torch.nn as nn
import torch.optim as optim

# RuntimeError: mat1 and mat2 shapes cannot be multiplied ... what does it mean?


class CompressorNet(nn.Module):
    """mass flow + guide vane angle -> pressure ratio"""

    def __init__(self, input_size, hidden_size, output_size):
        super(CompressorNet, self).__init__()
        self.layer1 = nn.Linear(input_size, hidden_size)
        self.layer2 = nn.Linear(hidden_size, hidden_size // 2)
        self.layer3 = nn.Linear(hidden_size, output_size)
        self.tanh = nn.Tanh()

    def forward(self, x):
        x = self.tanh(self.layer1(x))
        x = self.tanh(self.layer2(x))
        x = self.layer3(x)
        return x


torch.manual_seed(6)
flow = torch.linspace(0.4, 1.2, 250)[torch.randperm(250)]
vane = torch.rand(250) * 40 - 20
ratio = 3.2 - 2.2 * (flow - 0.7) ** 2 / 0.1 * 0.4 + 0.012 * vane - 0.03 * vane * (flow - 0.8)

inputs = torch.stack([(flow - flow.mean()) / flow.std(), vane / 12], dim=1)
targets = ((ratio - ratio.mean()) / ratio.std()).unsqueeze(1)

net = CompressorNet(2, 32, 1)
criterion = nn.MSELoss()
optimizer = optim.Adam(net.parameters(), lr=0.005)

for epoch in range(800):
    optimizer.zero_grad()
    outputs = net(inputs)
    loss = criterion(outputs, targets)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 200 == 0:
        print(f'Epoch [{epoch + 1}/800], Loss: {loss.item():.4f}')
