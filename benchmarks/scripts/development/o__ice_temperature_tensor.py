import torch

torch.manual_seed(31)

# ice temperature (degC / 5) at depth z below the surface, winter, 10 m string
z = torch.linspace(0, 10, 120).unsqueeze(1)
T = -1.2 - 1.6 * torch.exp(-z / 2.5) * torch.cos(z / 1.5)
T = T + 0.04 * torch.randn(120, 1)
zn = (z - 5) / 3

def layer(n, m, scale):
    w = (torch.randn(n, m) * scale).requires_grad_()
    b = (torch.randn(m) * 0.5).requires_grad_()
    return w, b

W1, B1 = layer(1, 20, 1.5)
W2, B2 = layer(20, 20, 0.3)
W3, B3 = layer(20, 1, 0.3)
params = [W1, B1, W2, B2, W3, B3]

def model(x):
    for w, b in ((W1, B1), (W2, B2), (W3, B3)):
        x = torch.relu(x @ w + b)
    return x

lr = 0.05
for step in range(3000):
    out = model(zn)
    mse = torch.mean((out - T) ** 2)
    mse.backward()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad = None
    if step % 300 == 0:
        print(step, mse.item())

print("prediction at the surface", model(zn)[0].item(), "measured", T[0].item())
