# Why is my network only a straight line?? I have 3 layers with 64 neurons each
# draught in a chimney (Pa) against temperature difference and height

import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim

np.random.seed(4)
n = 400
dT = np.random.uniform(5, 250, n)
height = np.random.uniform(2, 12, n)
flap = np.random.uniform(0, 90, n)              # angle of the flap in degrees
draught = 3460 * height * (1 / 288 - 1 / (288 + dT)) * np.cos(np.radians(flap)) ** 2
draught += np.random.normal(0, 1.0, n)

X = np.stack([dT, height, flap], axis=1)
X = (X - X.mean(0)) / X.std(0)
Y = (draught - draught.mean()) / draught.std()
X = torch.FloatTensor(X)
Y = torch.FloatTensor(Y).unsqueeze(1)


class ChimneyNet(nn.Module):

    def __init__(self):
        super(ChimneyNet, self).__init__()
        self.lin1 = nn.Linear(3, 64)
        self.relu1 = nn.ReLU()
        self.lin2 = nn.Linear(64, 64)
        self.relu2 = nn.ReLU()
        self.lin3 = nn.Linear(64, 1)

    def forward(self, inp):
        h1 = self.lin1(inp)
        self.relu1(h1)
        h2 = self.lin2(h1)
        self.relu2(h2)
        return self.lin3(h2)


chimney = ChimneyNet()
opt = optim.Adam(chimney.parameters(), lr=3e-3)
mse = nn.MSELoss()

for ep in range(600):
    opt.zero_grad()
    guess = chimney(X)
    err = mse(guess, Y)
    err.backward()
    opt.step()
    if ep % 100 == 99:
        print('epoch', ep + 1, 'mse', err.item())

print('R2 =', 1 - err.item() / Y.var().item())
