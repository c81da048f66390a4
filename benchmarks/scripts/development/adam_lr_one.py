import numpy as np
import torch as th
import torch.nn as nn

DEVICE = th.device("cuda" if th.cuda.is_available() else "cpu")
th.manual_seed(9)

x = np.linspace(-4, 4, 256)
y = np.sinc(x) + 0.1 * x        # MATLAB like sinc


def as_tensor(a):
    return th.as_tensor(a, dtype=th.float32, device=DEVICE).reshape(-1, 1)


def block(i, o):
    return nn.Sequential(nn.Linear(i, o), nn.Tanh())


net = nn.Sequential(block(1, 32), block(32, 32), nn.Linear(32, 1)).to(DEVICE)
optimiser = th.optim.Adam(net.parameters(), lr=1)
xt, yt = as_tensor(x / 2), as_tensor(y)
history = dict(loss=[], step=[])

for step in range(1, 2001):
    optimiser.zero_grad()
    loss = nn.functional.mse_loss(net(xt), yt)
    loss.backward()
    optimiser.step()
    history["loss"].append(float(loss))
    history["step"].append(step)
    if step % 200 == 0:
        print("step %d loss %.5f (best %.5f)" % (step, loss, min(history["loss"])))

net_curve = net(xt).detach().cpu()
