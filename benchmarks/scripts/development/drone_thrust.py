import torch
from torch import nn, optim

# Map (throttle, battery voltage, airspeed) -> thrust for a simulator.
# The loss goes down first and then goes up and up. Weird??

g = torch.Generator().manual_seed(5)
N = 400
throttle = torch.rand(N, 1, generator=g)
volts = 14 + 2.8 * torch.rand(N, 1, generator=g)
speed = 12 * torch.rand(N, 1, generator=g)
rpm = throttle * volts * 900
thrust = 1.1e-7 * rpm ** 2 - 0.02 * speed * throttle * 3 + 0.05 * torch.randn(N, 1, generator=g)

inp = torch.cat([throttle, volts, speed], 1)
inp = (inp - inp.mean(0)) / inp.std(0)
scale = thrust.std()
out = (thrust - thrust.mean()) / scale

torch.manual_seed(6)
thrust_net = nn.Sequential(nn.Linear(3, 20), nn.Tanh(), nn.Linear(20, 1))
opt = optim.SGD(thrust_net.parameters(), lr=0.1)

history = []
for step in range(1500):
    guess = thrust_net(inp)
    loss = ((guess - out) ** 2).mean()
    loss.backward()
    opt.step()
    history.append(loss.item())
    if step % 150 == 0:
        print("step %4d loss %.5f" % (step, loss.item()))

guess = thrust_net(inp)
print("best", min(history), "last", history[-1])
