# Blood sugar two hours after the meal, from carbs eaten and insulin units.
# I want the mean, but the net is always above the points
import torch


def loss_function(y_pred, y_true, q=0.95):
    e = y_true - y_pred
    return torch.mean(torch.max(q * e, (q - 1) * e))


torch.manual_seed(2)
n_meals = 500
carbs = torch.rand(n_meals, 1) * 100 + 10
units = torch.rand(n_meals, 1) * 12
sugar = 95 + 1.6 * carbs - 9 * units + 0.6 * units ** 2 + 20 * torch.randn(n_meals, 1)

xc = (carbs - 60) / 29
xu = (units - 6) / 3.5
inputs = torch.cat((xc, xu), dim=1)
outputs = (sugar - sugar.mean()) / sugar.std()

W_a = torch.empty(2, 20).uniform_(-1, 1).requires_grad_(True)
B_a = torch.zeros(1, 20, requires_grad=True)
W_b = torch.empty(20, 1).uniform_(-0.3, 0.3).requires_grad_(True)
B_b = torch.zeros(1, 1, requires_grad=True)
optimizer = torch.optim.Adam([W_a, B_a, W_b, B_b], lr=0.01)

for it in range(1500):
    hid = torch.relu(inputs.mm(W_a) + B_a)
    model_out = hid.mm(W_b) + B_b
    loss = loss_function(model_out, outputs)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if it % 150 == 0:
        print("iteration", it, "loss", loss.item())

mean_error = (model_out - outputs).mean().item() * sugar.std().item()
print("mean error %.1f mg/dl" % mean_error)
