# Expected number of calls per hour in a call centre: counts, so Poisson likelihood
import torch
import torch.nn as nn

torch.manual_seed(40)
hour = torch.rand(1500, 1) * 24
rate = torch.exp(2.0 + 1.2 * torch.sin((hour - 7) / 24 * 6.2832))
calls = torch.poisson(rate)

phase = hour / 24 * 6.2832
x = torch.cat([torch.sin(phase), torch.cos(phase)], dim=1)


class CallRate(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(2, 20)
        self.o = nn.Linear(20, 1)

    def forward(self, x):
        return self.o(torch.tanh(self.h(x)))      # log of the rate


model = CallRate()
loss_fn = nn.PoissonNLLLoss(log_input=True)
opt = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(800):
    opt.zero_grad()
    loss = loss_fn(model(x), calls)
    loss.backward()
    opt.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())   # negative, that is fine

with torch.no_grad():
    expected = model(x).exp()
print("mean calls", calls.mean().item(), "mean of the model", expected.mean().item())
