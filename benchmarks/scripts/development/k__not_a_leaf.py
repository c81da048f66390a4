# Millikan-ish toy: drift speed over field. I want to understand autograd so no nn.Module.
import torch
import matplotlib.pyplot as plt

torch.manual_seed(0)

field = torch.linspace(-2.0, 2.0, 150).reshape(-1, 1)
speed = torch.tanh(2 * field) + 0.3 * field + 0.02 * torch.randn(150, 1)

hidden = 15
w1 = torch.randn(1, hidden, requires_grad=True) * 1.5
b1 = torch.randn(hidden, requires_grad=True)
w2 = torch.randn(hidden, 1, requires_grad=True) * 0.3
b2 = torch.zeros(1, requires_grad=True)

lr = 0.05
losses = []
for epoch in range(2000):
    act = torch.tanh(field @ w1 + b1)
    pred = act @ w2 + b2
    loss = torch.mean((pred - speed) ** 2)
    losses.append(loss.item())
    loss.backward()

    with torch.no_grad():
        for p in (w1, b1, w2, b2):
            p -= lr * p.grad
            p.grad.zero_()

    if epoch % 200 == 0:
        print("epoch", epoch, "loss", losses[-1])

plt.plot(field, speed, "k.")
plt.plot(field, pred.detach())
plt.show()
