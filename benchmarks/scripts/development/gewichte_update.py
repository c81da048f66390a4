import torch
import matplotlib.pyplot as plt

# Erste Versuche mit autograd: zwei Schichten von Hand, ohne nn.Module
torch.manual_seed(0)
x = torch.linspace(-3, 3, 150).view(-1, 1)
y = torch.exp(-x ** 2) + 0.3 * x + 0.03 * torch.randn(150, 1)

H = 12
w1 = torch.randn(1, H, requires_grad=True)
b1 = torch.zeros(H, requires_grad=True)
w2 = (torch.randn(H, 1) * 0.3).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

lr = 0.1
verlauf = []
for schritt in range(3000):
    h = torch.tanh(x @ w1 + b1)
    y_netz = h @ w2 + b2
    loss = ((y_netz - y) ** 2).mean()
    verlauf.append(loss.item())

    loss.backward()

    # Abstieg
    for p in (w1, b1, w2, b2):
        p -= lr * p.grad
        p.grad.zero_()

    if schritt % 300 == 0:
        print(schritt, loss.item())

plt.plot(x, y, '.')
plt.plot(x, y_netz.detach(), 'r')
plt.title('Anpassung')
plt.show()
plt.semilogy(verlauf)
plt.show()
