import torch

# Kepler's equation: eccentric anomaly minus mean anomaly, from mean anomaly and eccentricity
torch.manual_seed(1609)
mean_anomaly = torch.rand(400, 1) * 6.2832
ecc = torch.rand(400, 1) * 0.8
E = mean_anomaly.clone()
for _ in range(30):
    E = E - (E - ecc * torch.sin(E) - mean_anomaly) / (1 - ecc * torch.cos(E))
target = E - mean_anomaly

x = torch.cat([mean_anomaly / 3.1416 - 1, ecc / 0.4 - 1], 1)

w_in = torch.randn(2, 40, requires_grad=True)
b_in = torch.randn(40, requires_grad=True)
w_out = torch.zeros(40, 1, requires_grad=True)
b_out = torch.zeros(1, requires_grad=True)
lr = 0.1

for i in range(3000):
    pred = torch.tanh(x.mm(w_in) + b_in).mm(w_out) + b_out
    loss = torch.nn.functional.mse_loss(pred, target)
    loss.backward()
    with torch.no_grad():
        for weight in (w_in, b_in, w_out, b_out):
            weight.add_(weight.grad, alpha=lr)
            weight.grad.zero_()
    if i % 500 == 0:
        print("step", i, "loss", loss.item())
