import numpy as np
import torch

# dyno run of my motorbike engine, rpm vs Nm
rng = np.random.default_rng(77)
rpm = np.sort(rng.uniform(1500, 11000, 220))
nm = 62 * np.exp(-((rpm - 7800) / 3400) ** 2) + 14 * np.exp(-((rpm - 4200) / 900) ** 2)
nm = (nm - nm.mean()) / nm.std() + rng.normal(0, 0.03, rpm.size)

x = torch.tensor(rpm, dtype=torch.float32).view(-1, 1)
y = torch.tensor(nm, dtype=torch.float32).view(-1, 1)


class Motor(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = torch.nn.Linear(1, 40)
        self.hidden2 = torch.nn.Linear(40, 40)
        self.out = torch.nn.Linear(40, 1)

    def forward(self, x):
        x = torch.tanh(self.hidden(x))
        x = torch.tanh(self.hidden2(x))
        return self.out(x)


torch.manual_seed(77)
motor = Motor()
optim = torch.optim.Adam(motor.parameters(), lr=0.005)
for i in range(1500):
    optim.zero_grad()
    y_motor = motor(x)
    loss = ((y_motor - y) ** 2).mean()
    loss.backward()
    optim.step()
    if i % 150 == 0:
        print(i, loss.item())
# gives me a flat line / a step. same thing with 5000 iterations
