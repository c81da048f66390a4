import torch
import matplotlib.pyplot as plt

# bees leaving the hive per minute, counted by camera, against air temperature
torch.manual_seed(55)
temp = torch.rand(220, 1) * 28 + 10
traffic = 60 * torch.exp(-((temp - 24) / 7) ** 2)
traffic = traffic + 1.5 * torch.randn(220, 1)
y = (traffic - traffic.mean()) / traffic.std()

H = 20
w1 = torch.randn(1, H) * 0.5
b1 = torch.zeros(H)
w2 = torch.randn(H, 1) * 0.2
b2 = torch.zeros(1)
for p in (w1, b1, w2, b2):
    p.requires_grad_()

lr = 5e-4
for step in range(3000):
    hid = (temp @ w1 + b1).clamp(min=0)
    out = hid @ w2 + b2
    loss = ((out - y) ** 2).mean()
    losses.append(loss.item())
    loss.backward()
    with torch.no_grad():
        for p in (w1, b1, w2, b2):
            p -= lr * p.grad
            p.grad = None
    if step % 300 == 0:
        print(step, loss.item())

model = ((temp @ w1 + b1).clamp(min=0) @ w2 + b2).detach()
plt.plot(losses)
plt.figure()
plt.scatter(temp, y, s=4)
plt.scatter(temp, model, s=4)
plt.show()
