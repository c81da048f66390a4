import torch

torch.set_default_dtype(torch.float64)
gen = torch.Generator().manual_seed(8)

# probe correction: (theta, phi) in radians -> gain ripple in dB
angles = (torch.rand(300, 2, generator=gen) - 0.5) * 2
ripple = 0.8 * torch.cos(4 * angles[:, [0]]) + 0.4 * angles[:, [1]] ** 3

shapes = [(2, 24), (24,), (24, 1), (1,)]
theta = [torch.randn(*s, generator=gen) for s in shapes]
theta[0] *= 2.0
theta[2] *= 0.2
theta[3] *= 0.0
for p in theta:
    p.requires_grad_(True)
velocity = [torch.zeros_like(p) for p in theta]


def forward(u):
    return torch.tanh(u @ theta[0] + theta[1]) @ theta[2] + theta[3]


lr, mu = 0.03, 0.9
for it in range(2500):
    loss = torch.mean((forward(angles) - ripple) ** 2)
    grads = torch.autograd.grad(loss, theta)
    with torch.no_grad():
        for p, v, g in zip(theta, velocity, grads):
            v.mul_(mu).sub_(lr * g)
            p.add_(v)
    if it % 250 == 0:
        print(it, float(loss))

ripple_fit = forward(angles).detach()
