import torch

# Settling time of sediment spans decades, so the network learns its logarithm. The loss is a sum
# over the 200 rows: that is why the learning rate looks so small.
torch.manual_seed(77)
dtype = torch.float32

log_size = torch.rand(200, 1, dtype=dtype) * 2 - 1
salt = torch.rand(200, 1, dtype=dtype) * 2 - 1
log_seconds = 3 - 2 * log_size - 0.8 * torch.tanh(3 * salt) + 0.1 * torch.randn(200, 1)
seconds = torch.exp(log_seconds)

X = torch.cat((log_size, salt), 1)
target = torch.log(seconds) - 3

W = torch.randn(2, 20, dtype=dtype) * 0.7
b = torch.zeros(1, 20, dtype=dtype)
U = torch.randn(20, 1, dtype=dtype) * 0.22
c = torch.zeros(1, 1, dtype=dtype)
for p in (W, b, U, c):
    p.requires_grad_(True)

learning_rate = 2e-4
for t in range(5000):
    pred = (X @ W + b).tanh() @ U + c
    loss = (pred - target).square().sum()
    loss.backward()
    with torch.no_grad():
        for p in (W, b, U, c):
            p -= learning_rate * p.grad
            p.grad = None
    if t % 1000 == 0:
        print(t, loss.item() / len(X))

pred = (X @ W + b).tanh() @ U + c
print("typical factor:", torch.exp((pred - target).abs().mean()).item())
