import numpy as np
import torch

torch.manual_seed(50)
np.random.seed(50)

# own activation: "soft step" made with numpy because I know numpy better


def soft_step(h):
    h = h.detach().numpy()
    return torch.from_numpy(h / (1 + np.abs(h)))


class Sensor(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = torch.nn.Linear(1, 6)
        self.l2 = torch.nn.Linear(6, 6)
        self.l3 = torch.nn.Linear(6, 1)

    def forward(self, v):
        v = soft_step(self.l1(v))
        v = soft_step(self.l2(v))
        return self.l3(v)


volts = np.random.uniform(-1, 1, (250, 1))
pressure = np.sin(5 * volts) * np.exp(-volts)
vt, pt = torch.from_numpy(volts).float(), torch.from_numpy(pressure).float()

sensor = Sensor()
opt = torch.optim.Adam(sensor.parameters(), lr=0.02)
for epoch in range(2500):
    p_hat = sensor(vt)
    loss = ((p_hat - pt) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 250 == 0:
        print("epoch %5d    loss %.5f" % (epoch, loss.item()))
