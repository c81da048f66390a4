# Adam written out on plain tensors: torque of a hydraulic motor over pressure and speed
import torch

torch.manual_seed(2)
n = 400
pressure = 50 + 250 * torch.rand(n, 1)
speed = 100 + 1900 * torch.rand(n, 1)
torque = 0.8 * pressure * (1 - torch.exp(-speed / 300)) - 0.02 * speed + 4 * torch.randn(n, 1)

x = torch.cat([(pressure - 175) / 72, (speed - 1050) / 548], dim=1)
m_t, s_t = torque.mean(), torque.std()
t = (torque - m_t) / s_t

w1 = (torch.randn(2, 30) / 2 ** 0.5).requires_grad_()
b1 = torch.zeros(30, requires_grad=True)
w2 = (torch.randn(30, 1) / 30 ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
theta = [w1, b1, w2, b2]
first = [torch.zeros_like(p) for p in theta]
second = [torch.zeros_like(p) for p in theta]


def net(inputs):
    return torch.tanh(inputs @ w1 + b1) @ w2 + b2


for k in range(1, 2501):
    loss = torch.mean((net(x) - t) ** 2)
    grads = torch.autograd.grad(loss, theta)
    with torch.no_grad():
        for p, g, m, v in zip(theta, grads, first, second):
            m.mul_(0.9).add_(g, alpha=0.1)
            v.mul_(0.999).addcmul_(g, g, value=0.001)
            p -= 0.01 * (m / (1 - 0.9 ** k)) / ((v / (1 - 0.999 ** k)).sqrt() + 1e-8)
    if k % 500 == 0:
        print(k, loss.item())

with torch.no_grad():
    torque_hat = net(x) * s_t + m_t
