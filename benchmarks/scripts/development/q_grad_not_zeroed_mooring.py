import torch

# tension in a mooring line vs. offset. autograd, but the update by hand
dtype = torch.float
device = torch.device("cpu")

offset = torch.linspace(-1.5, 1.5, 200, device=device, dtype=dtype).unsqueeze(1)
tension = torch.sinh(offset) * 0.6 + 0.5 * torch.sin(4 * offset)

D_in, H, D_out = 1, 24, 1
w1 = torch.randn(D_in, H, device=device, dtype=dtype) * 1.5
b1 = torch.randn(H, device=device, dtype=dtype)
w2 = torch.randn(H, D_out, device=device, dtype=dtype) * 0.2
b2 = torch.zeros(D_out, device=device, dtype=dtype)
params = [w1, b1, w2, b2]
for p in params:
    p.requires_grad_(True)

learning_rate = 0.1
for t in range(3000):
    y_pred = torch.tanh(offset @ w1 + b1) @ w2 + b2
    loss = (y_pred - tension).pow(2).mean()
    if t % 300 == 299:
        print(t, loss.item())

    loss.backward()

    with torch.no_grad():
        for p in params:
            p -= learning_rate * p.grad

with torch.no_grad():
    y_pred = torch.tanh(offset @ w1 + b1) @ w2 + b2
print("largest error:", (y_pred - tension).abs().max().item())
