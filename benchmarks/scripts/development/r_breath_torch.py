import torch
from torch import nn
import matplotlib.pyplot as plt

# airflow during one breath (spirometer), normalised time
time = torch.linspace(-1, 1, 200).unsqueeze(1)
flow = torch.sin(3.2 * time) * (1 - 0.4 * time) + 0.05 * torch.randn(200, 1)


class Net(nn.Module):
    def __init__(self, n_feature, n_hidden, n_output):
        super(Net, self).__init__()
        self.hidden = nn.Linear(n_feature, n_hidden)
        self.predict = nn.Linear(n_hidden, n_output)

    def forward(self, x):
        x = torch.tanh(self.hidden(x))
        return self.predict(x)


net = Net(1, 20, 1)
print(net)

optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
loss_func = nn.MSELoss()
losses = []

for t in range(3000):
    prediction = net(time)
    loss = loss_func(prediction, flow)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if t % 300 == 0:
        print("Step", t, "Loss = %.4f" % loss.item())

plt.plot(losses)
plt.figure()
plt.scatter(time.numpy(), flow.numpy())
plt.plot(time.numpy(), net(time).detach().numpy(), "r-", lw=3)
plt.show()
