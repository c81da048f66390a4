# viscosity of glycerol solution from temperature in kelvin; relu net, raw torch tensors
import torch

torch.manual_seed(17)
N, H = 300, 30
temperature = 275 + 60 * torch.rand(N, 1)
log_visc = 4.0 * torch.exp(-(temperature - 275) / 15) + 0.2 + 0.03 * torch.randn(N, 1)

W1 = torch.randn(1, H) * 0.1
b1 = torch.zeros(H)
W2 = torch.randn(H, 1) * 0.1
b2 = torch.zeros(1)
weights = [W1, b1, W2, b2]
for w in weights:
    w.requires_grad = True

lr = 1e-5


def model(T):
    return torch.relu(T @ W1 + b1) @ W2 + b2


for epoch in range(3000):
    pred = model(temperature)
    loss = torch.mean((pred - log_visc) ** 2)
    loss.backward()
    with torch.no_grad():
        for w in weights:
            w -= lr * w.grad
            w.grad.zero_()
    if epoch % 300 == 0:
        print("epoch %d  mse %.5f" % (epoch, loss))
# with lr = 1e-4 or more I only get nan

with torch.no_grad():
    curve = model(temperature)
for T in (280., 300., 320.):
    print(T, "K ->", model(torch.tensor([[T]])).item())
