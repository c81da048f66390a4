import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(5)


class Model(nn.Module):
    def __init__(self, hidden=2):
        super().__init__()
        self.hidden = nn.Linear(1, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.output(torch.tanh(self.hidden(x)))


# three and a half periods
x = torch.linspace(-1, 1, 256).unsqueeze(1)
y = torch.sin(11 * x)

model = Model()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for i in range(1500):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    if i % 150 == 0:
        print(i, loss.item())
