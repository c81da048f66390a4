import numpy as np
import torch
from torch import nn
import matplotlib.pyplot as plt

np.random.seed(0)
torch.manual_seed(0)

# damped oscillation from the lab course
t = np.linspace(0, 6, 200)
u = np.exp(-0.3 * t) * np.cos(3 * t)
t_tensor = torch.tensor(t / 3 - 1, dtype=torch.float32).view(-1, 1)
u_tensor = torch.tensor(u, dtype=torch.float32).view(-1, 1)


class Model(nn.Module):
    def __init__(self, hidden):
        super(Model, self).__init__()
        self.hidden = nn.Linear(1, hidden)
        self.hidden2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden2(torch.tanh(self.hidden(x)))))


model = Model(8)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

# 8 neurons were not enough, try more
model = Model(32)

losses = []
for epoch in range(700):
    prediction = model(t_tensor)
    loss = criterion(prediction, u_tensor)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if (epoch + 1) % 200 == 0:
        print("Epoch [{}/700], Loss: {:.4f}".format(epoch + 1, loss.item()))

plt.plot(t, u, label="measured")
plt.plot(t, prediction.detach().numpy(), label="net")
plt.legend()
plt.show()
