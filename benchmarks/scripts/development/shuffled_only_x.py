import numpy as np
import torch
import torch.nn as nn

np.random.seed(100)
torch.manual_seed(100)

# wine cellar humidity: outside temp, outside humidity, fan on/off time
raw = np.random.uniform(0, 1, size=(480, 3))
humidity = 0.4 + 0.5 * raw[:, 1] * (1 - raw[:, 2]) + 0.2 * np.sin(4 * raw[:, 0])

# shuffle so that train and validation are not ordered by date
np.random.shuffle(raw)

split = int(0.8 * len(raw))
tx, vx = torch.Tensor(raw[:split]), torch.Tensor(raw[split:])
ty, vy = torch.Tensor(humidity[:split, None]), torch.Tensor(humidity[split:, None])


def make_net():
    return nn.Sequential(nn.Linear(3, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 1))


net, mse = make_net(), nn.MSELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
best = float("inf")
for epoch in range(500):
    opt.zero_grad()
    train_loss = mse(net(tx), ty)
    train_loss.backward()
    opt.step()
    with torch.no_grad():
        val = mse(net(vx), vy).item()
    best = min(best, val)
    if epoch % 50 == 0:
        print("%4d  train %.5f  val %.5f  best %.5f" % (epoch, train_loss, val, best))

calc = net(tx).detach()
