# capacitive soil moisture sensor -> volumetric water content, raw torch, no nn.Module
import torch

torch.manual_seed(5)

volts = torch.linspace(1.1, 2.9, 200)
vwc = 45 / (1 + torch.exp(4 * (volts - 1.9))) + 3 * torch.sin(5 * volts) + torch.randn(200) * 0.5

x = ((volts - volts.mean()) / volts.std()).view(-1, 1)
y = (vwc - vwc.mean()) / vwc.std()

hidden = 25
w1 = torch.randn(1, hidden, requires_grad=True)
b1 = torch.randn(hidden, requires_grad=True)
w2 = (torch.randn(hidden, 1) / hidden ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
weights = [w1, b1, w2, b2]
step_size = 0.1

for step in range(3000):
    y_pred = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = ((y_pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for w in weights:
            w -= step_size * w.grad
            w.grad.zero_()
    if step % 300 == 0:
        # stays at 1.0 no matter what I do
        print(step, loss.item())

fit = (torch.tanh(x @ w1 + b1) @ w2 + b2).squeeze()
print("calibration: ", [round(v, 2) for v in fit[::20].tolist()])
print("reference:   ", [round(v, 2) for v in y[::20].tolist()])
