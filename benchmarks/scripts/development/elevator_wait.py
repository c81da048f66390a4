import torch

# waiting time for the elevator by floor and minute of the morning
torch.manual_seed(10)
N = 256
floor = torch.randint(0, 20, (N,)).float()
minute = torch.rand(N) * 120
wait = 15 + 2.2 * floor + 40 * torch.exp(-((minute - 55) / 20) ** 2) + 2 * torch.randn(N)

x = torch.stack([(floor - 9.5) / 5.8, (minute - 60) / 34.6], dim=1)
y = (wait - wait.mean()) / wait.std()

D_in, H, D_out = 2, 30, 1
w1 = torch.randn(D_in, H, requires_grad=True)
b1 = torch.randn(H, requires_grad=True)
w2 = (torch.randn(H, D_out) / H ** 0.5).requires_grad_()
b2 = torch.zeros(D_out, requires_grad=True)

learning_rate = 0.1
for t in range(2000):
    h = torch.tanh(x @ w1 + b1)
    y_pred = h @ w2 + b2

    loss = ((y_pred - y) ** 2).mean()
    if t % 200 == 199:
        print(t, loss.item())

    loss.backward()
    with torch.no_grad():
        for p in (w1, b1, w2, b2):
            p -= learning_rate * p.grad
            p.grad.zero_()

# always about 0, the mean of y
print("first predictions:", y_pred[:5].flatten())
print("truth:            ", y[:5])
