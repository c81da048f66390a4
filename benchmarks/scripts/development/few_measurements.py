import torch

# interpolate a calibration with only a few measurements
torch.manual_seed(6)
n_train, n_test = 10, 200
noise_level = 0.3

def make_data(n):
    x = torch.rand(n, 1) * 2 - 1
    return x, torch.sin(3 * x) + noise_level * torch.randn(n, 1)

x_train, y_train = make_data(n_train)
x_test, y_test = make_data(n_test)

sizes = [1, 100, 100, 1]
params = []
for a, b in zip(sizes[:-1], sizes[1:]):
    W = (torch.randn(a, b) * (2.0 / a) ** 0.5).requires_grad_()
    c = (0.5 * torch.randn(b)).requires_grad_()
    params += [W, c]

def f(x):
    for i in range(0, len(params), 2):
        x = x @ params[i] + params[i + 1]
        if i < len(params) - 2:
            x = torch.relu(x)
    return x

opt = torch.optim.Adam(params, lr=0.005)
for step in range(1500):
    loss = ((f(x_train) - y_train) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 150 == 0:
        with torch.no_grad():
            test_loss = ((f(x_test) - y_test) ** 2).mean()
        print(step, "train", round(loss.item(), 6), "test", round(test_loss.item(), 6))

y_hat = f(x_test).detach()
print("R2 on the test points", 1 - ((y_hat - y_test) ** 2).mean() / y_test.var())
