# fit the step response of a probe with a small torch net
import torch

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
dtype = torch.float32
torch.manual_seed(90)

microseconds = torch.linspace(0, 10, 400, device=device, dtype=dtype).unsqueeze(1)
volts = 1 - torch.exp(-0.5 * microseconds) * torch.cos(2 * microseconds)
u = (microseconds - microseconds.mean()) / microseconds.std()

net = torch.nn.Sequential(
    torch.nn.Linear(1, 60), torch.nn.Tanh(),
    torch.nn.Linear(60, 60), torch.nn.Tanh(),
    torch.nn.Linear(60, 1),
).to(device)

learning_rate, momentum, max_steps = 0.5, 0.9, 3000
velocity = [torch.zeros_like(p) for p in net.parameters()]
loss_fn = torch.nn.MSELoss(reduction="mean")

step, loss_value = 0, 1e9
while step < max_steps and loss_value > 1e-5:
    probe = net(u)
    loss = loss_fn(probe, volts)
    loss_value = loss.item()
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p, v in zip(net.parameters(), velocity):
            v *= momentum
            v += p.grad
            p -= learning_rate * v
    if step % 300 == 0:
        print(step, loss_value)
    step += 1

print("stopped at", step, "with", loss_value)
