# A ball falling with air drag: the camera gives heights, the radar gives velocities.
# One net h(t); its time derivative is compared with the radar.
import torch

torch.manual_seed(981)
g, v_end = 9.81, 12.0
t = torch.linspace(0, 3, 120).reshape(-1, 1)
height_true = 30 - v_end ** 2 / g * torch.log(torch.cosh(g * t / v_end))
velocity_true = -v_end * torch.tanh(g * t / v_end)
height = height_true + 0.15 * torch.randn_like(t)      # m
velocity = velocity_true + 0.3 * torch.randn_like(t)   # m/s

SCALE = 10.0
W1 = torch.randn(1, 20, requires_grad=True)
b1 = torch.randn(20, requires_grad=True)
W2 = (torch.randn(20, 1) * 0.2).requires_grad_()
b2 = torch.tensor([1.5], requires_grad=True)
weights = [W1, b1, W2, b2]


def h(time):
    return SCALE * (torch.tanh((time - 1.5) @ W1 + b1) @ W2 + b2)


optimiser = torch.optim.Adam(weights, lr=0.02)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max=1500, eta_min=1e-4)

time = t.clone().requires_grad_(True)
for i in range(1500):
    fall = h(time)
    # create_graph: the slope itself is part of the loss
    slope, = torch.autograd.grad(fall.sum(), time, create_graph=True)
    loss_h = ((fall - height) ** 2).mean() / 0.15 ** 2
    loss_v = ((slope - velocity) ** 2).mean() / 0.3 ** 2
    loss = (loss_h + loss_v) / 1000
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    schedule.step()
    if i % 300 == 0:
        print(i, "chi2 heights", loss_h.item(), "chi2 velocities", loss_v.item())

curve = h(t).detach()
print("final rms:", (curve - height).pow(2).mean().sqrt().item(), "m")
