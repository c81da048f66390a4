import torch
import matplotlib.pyplot as plt

torch.manual_seed(7)

# optical density of a yeast culture over 24 h, with the diauxic shift
hours = torch.linspace(0, 24, 97).unsqueeze(1)
od = 1.2 / (1 + torch.exp(-(hours - 6))) + 1.5 / (1 + torch.exp(-0.9 * (hours - 16)))
od = od + 0.02 * torch.randn(97, 1)

x = (hours - 12) / 7
y = (od - od.mean()) / od.std()

w1 = (3 * torch.randn(1, 12)).requires_grad_()
b1 = (3 * torch.randn(12)).requires_grad_()
w2 = (0.2 * torch.randn(12, 1)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

lr = 0.1
for i in range(3000):
    y_hat = torch.sigmoid(x @ w1 + b1) @ w2 + b2
    loss = ((y_hat - y) ** 2).mean()
    loss.backward()

    # gradient descent
    w1 = w1 - lr * w1.grad
    b1 = b1 - lr * b1.grad
    w2 = w2 - lr * w2.grad
    b2 = b2 - lr * b2.grad

    if i % 300 == 0:
        print(i, loss.item())

model = torch.sigmoid(x @ w1 + b1) @ w2 + b2
plt.plot(hours, y, ".")
plt.plot(hours, model.detach())
plt.show()
