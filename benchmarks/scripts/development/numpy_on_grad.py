import numpy as np
import matplotlib.pyplot as plt
import torch

# stiffness of a rope against its diameter and wetness
torch.manual_seed(8)
diameter = torch.rand(200, 1) * 2 - 1
wet = torch.rand(200, 1)
stiff = (diameter + 1.2) ** 1.5 * (1 - 0.4 * wet)
stiff = stiff - stiff.mean()
rope = torch.cat((diameter, wet), dim=1)

W1 = torch.nn.Parameter(torch.randn(2, 20) * 1.5)
B1 = torch.nn.Parameter(torch.randn(20))
W2 = torch.nn.Parameter(torch.randn(20, 1) * 0.2)
B2 = torch.nn.Parameter(torch.zeros(1))
opt = torch.optim.SGD([W1, B1, W2, B2], lr=0.1)

curve = []
for k in range(1500):
    out = torch.tanh(rope @ W1 + B1) @ W2 + B2
    loss = ((out - stiff) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    curve.append(loss.numpy())
    if k % 100 == 0:
        print(k, loss.item())

plt.plot(np.array(curve))
plt.show()
