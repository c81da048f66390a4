import torch
from torch import nn

# tried PyTorch for the first time, code is from a 2017 blog. Predict running time (min) of a 10k race
torch.manual_seed(10)
km_per_week = torch.rand(250, 1) * 2 - 1
age = torch.rand(250, 1) * 2 - 1
minutes = 4.5 - 0.8 * torch.tanh(2 * km_per_week) + 0.5 * age ** 2 + 0.05 * torch.randn(250, 1)   # in units of 10 min
x = torch.cat((km_per_week, age), 1)


class Regression(nn.Module):
    def __init__(self):
        super(Regression, self).__init__()
        self.input_layer = nn.Linear(2, 16)
        self.hidden_layer = nn.Linear(16, 16)
        self.output_layer = nn.Linear(16, 1)

    def forward(self, x):
        x = torch.sigmoid(self.input_layer(x))
        x = torch.sigmoid(self.hidden_layer(x))
        x = torch.sigmoid(self.output_layer(x))
        return x


model = Regression()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)

for epoch in range(1000):
    out = model(x)
    loss = criterion(out, minutes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print('Epoch[{}/{}], loss: {:.6f}'.format(epoch + 1, 1000, loss.data[0]))
