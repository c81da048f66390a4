import numpy as np
import torch

torch.manual_seed(7)
np.random.seed(7)

# oven temperature in kelvin, targets left as they are (about 500)
power = np.random.uniform(0.2, 1.0, (200, 1)).astype(np.float32)
kelvin = (300 + 400 * np.sqrt(power) + np.random.randn(200, 1) * 2).astype(np.float32)
inp, tgt = torch.from_numpy(power), torch.from_numpy(kelvin)

net = torch.nn.Sequential(torch.nn.Linear(1, 20), torch.nn.Tanh(), torch.nn.Linear(20, 1))
with torch.no_grad():
    net[2].bias.fill_(float(kelvin.mean()))

opt = torch.optim.Adam(net.parameters(), lr=0.1)
for i in range(1500):
    opt.zero_grad()
    out = net(inp)
    loss = torch.nn.functional.mse_loss(out, tgt)
    loss.backward()
    opt.step()
    if i % 300 == 0:
        print(i, loss.item())

print("at half power:", net(torch.tensor([[0.5]])).item(), "K")
