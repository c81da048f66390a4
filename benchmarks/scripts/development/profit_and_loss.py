import torch
import torch.nn as nn

torch.manual_seed(20)

# profit of a kiosk: temperature, weekday. Can be negative!
temp = torch.rand(300, 1) * 2 - 1
day = torch.rand(300, 1) * 2 - 1
profit = 1.5 * temp - day ** 2 + 0.05 * torch.randn(300, 1)
inputs = torch.cat([temp, day], dim=1)


class Kiosk(nn.Module):
    def __init__(self):
        super(Kiosk, self).__init__()
        self.fc1 = nn.Linear(2, 32)
        self.fc2 = nn.Linear(32, 1)
        self.relu = nn.ReLU()

    def forward(self, x):
        x = self.relu(self.fc1(x))
        x = self.relu(self.fc2(x))
        return x


model = Kiosk()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(600):
    outputs = model(inputs)
    loss = criterion(outputs, profit)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print('Epoch [{}/600], Loss: {:.4f}'.format(epoch + 1, loss.item()))
