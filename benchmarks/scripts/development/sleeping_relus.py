import torch

torch.manual_seed(4)

# 4 sensors in a gas detector, reading = nonlinear mix
gas = torch.rand(300, 4)
reading = (gas[:, 0] * gas[:, 1] + torch.sin(3 * gas[:, 2]) - gas[:, 3] ** 2).reshape(-1, 1)

hidden = 40
w1 = torch.randn(4, hidden) * 0.5
# negative start so that only few neurons fire (sparse code)
b1 = torch.full((hidden,), -5.0)
w2 = torch.randn(hidden, 1) * 0.2
b2 = torch.zeros(1)
for tensor in (w1, b1, w2, b2):
    tensor.requires_grad = True

optimizer = torch.optim.Adam([w1, b1, w2, b2], lr=0.005)
for epoch in range(1200):
    z = torch.relu(gas @ w1 + b1)
    out = z @ w2 + b2
    loss = torch.nn.functional.mse_loss(out, reading)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 200 == 0:
        print("epoch %d, loss %.4f" % (epoch, loss.item()))

print("prediction is nearly constant:", out.min().item(), out.max().item())
