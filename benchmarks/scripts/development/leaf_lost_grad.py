# cadence of a cyclist -> metabolic cost, by hand with autograd
# AttributeError in the second line of the zeroing, what does it mean?
import torch

torch.manual_seed(1)

cadence = torch.linspace(40, 120, 161).unsqueeze(1)
cost = 3.1 + 0.0009 * (cadence - 72) ** 2 - 0.3 * torch.sin(cadence / 9) + 0.03 * torch.randn(161, 1)

x = (cadence - 80) / 23.2
y = cost - cost.mean()

n_hidden = 40
w1 = torch.randn(1, n_hidden, requires_grad=True)
b1 = torch.randn(n_hidden, requires_grad=True)
w2 = torch.zeros(n_hidden, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)

lr = 0.03
n_steps = 4000
for step in range(n_steps):
    hidden = torch.tanh(2 * (x @ w1 + b1))
    y_pred = hidden @ w2 + b2
    loss = ((y_pred - y) ** 2).mean()
    loss.backward()

    with torch.no_grad():
        w1 = w1 - lr * w1.grad
        b1 = b1 - lr * b1.grad
        w2 = w2 - lr * w2.grad
        b2 = b2 - lr * b2.grad

        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()
        b2.grad.zero_()

    if step % 400 == 0:
        print(step, loss.item())

print("Optimum cadence:", cadence[y_pred.argmin()].item())
