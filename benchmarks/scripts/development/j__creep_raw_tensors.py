# Creep rate of a nickel alloy: stress and temperature to log10 strain rate. Autograd, no nn.Module.
import torch

torch.manual_seed(4)
N, H = 500, 16
stress = 100 + 300 * torch.rand(N, 1)               # MPa
kelvin = 950 + 250 * torch.rand(N, 1)
log_rate = 5.2 * torch.log10(stress) - 15500 / kelvin + 0.004 * stress
log_rate = log_rate + 0.1 * torch.randn(N, 1)

x = torch.cat([stress, kelvin], dim=1)
x = (x - x.mean(dim=0)) / x.std(dim=0)
offset, spread = log_rate.mean(), log_rate.std()
y = (log_rate - offset) / spread

w1 = (torch.randn(2, H) / 2 ** 0.5).requires_grad_()
b1 = torch.zeros(H, requires_grad=True)
w2 = (torch.randn(H, 1) / H ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [w1, b1, w2, b2]

learning_rate = 0.1
for step in range(2500):
    y_pred = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = ((y_pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= learning_rate * p.grad
            p.grad.zero_()
    if step % 250 == 0:
        print(step, loss.item())

with torch.no_grad():
    fitted = (torch.tanh(x @ w1 + b1) @ w2 + b2) * spread + offset
print("rms in decades:", (fitted - log_rate).pow(2).mean().sqrt().item())
