# Photoelectric effect, school photocell: current against stopping voltage and wavelength.
# Autograd does the derivatives, the update is written by hand (with momentum).
import torch

torch.manual_seed(71)
wavelength = torch.tensor([405.0, 436.0, 546.0, 578.0])[torch.randint(4, (280,))]   # nm
voltage = torch.rand(280) * 3.0 - 1.0
stopping = 1239.84 / wavelength - 1.9
current = 12 * torch.sigmoid((stopping - voltage) / 0.18) + 0.25 * torch.randn(280)   # nA

x = torch.stack(((voltage - 0.5) / 0.87, (wavelength - 491) / 72), dim=1)
centre, spread = current.mean(), current.std()
t = (current - centre) / spread

hidden = 16
W1 = (torch.randn(2, hidden) * 1.2).requires_grad_()
b1 = torch.randn(hidden).requires_grad_()
W2 = (torch.randn(hidden) * 0.25).requires_grad_()
b2 = torch.zeros((), requires_grad=True)
weights = [W1, b1, W2, b2]
speed = [torch.zeros_like(w) for w in weights]

for i in range(4000):
    y = torch.tanh(x @ W1 + b1) @ W2 + b2
    loss = (y - t).pow(2).mean()
    loss.backward()
    lr = 0.05 if i < 3000 else 0.01
    with torch.no_grad():
        for w, s in zip(weights, speed):
            s.mul_(0.9).sub_(lr * w.grad)
            w.add_(s)
            w.grad.zero_()
    if i % 500 == 0:
        print(i, loss.item())

with torch.no_grad():
    nano = (torch.tanh(x @ W1 + b1) @ W2 + b2) * spread + centre
for nm in (405.0, 436.0, 546.0, 578.0):
    rows = wavelength == nm
    print(nm, "nm: rms", (nano - current)[rows].pow(2).mean().sqrt().item(), "nA")
