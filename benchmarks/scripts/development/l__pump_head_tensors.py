# Head of a centrifugal pump over flow and speed (test rig), plain PyTorch tensors
import torch

torch.manual_seed(50)
N = 300
flow = torch.rand(N, 1) * 60                        # m3/h
speed = 0.5 + 0.5 * torch.rand(N, 1)                # share of nominal speed
head = 42 * speed ** 2 - 0.0075 * flow ** 2 + 0.05 * flow * speed
head += 0.4 * torch.randn(N, 1)                     # m

X = torch.cat([flow / 30 - 1, (speed - 0.75) / 0.15], dim=1)
y = (head - head.mean()) / head.std()

D_in, H, D_out = 2, 16, 1
w1 = torch.randn(D_in, H)
b1 = torch.zeros(H)
w2 = torch.randn(H, D_out) / H ** 0.5
b2 = torch.zeros(D_out)
for p in (w1, b1, w2, b2):
    p.requires_grad_()

learning_rate = 0.1
for t in range(3000):
    y_pred = torch.tanh(X @ w1 + b1) @ w2 + b2
    loss = (y_pred - y).pow(2).mean()
    if t % 500 == 0:
        print(t, loss.item())

    loss.backward()
    with torch.no_grad():
        for p in (w1, b1, w2, b2):
            p -= learning_rate * p.grad
            p.grad.zero_()

y_pred = (torch.tanh(X @ w1 + b1) @ w2 + b2).detach()
metres = y_pred * head.std() + head.mean()
print("largest miss:", (metres - head).abs().max().item(), "m")
