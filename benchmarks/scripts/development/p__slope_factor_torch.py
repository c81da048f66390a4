# factor of safety of a pit slope from height and angle
import numpy as np
import torch
from torch import nn

torch.manual_seed(3)
rng = np.random.RandomState(3)

height = rng.uniform(20, 120, 300)          # m
angle = rng.uniform(30, 65, 300)            # degrees
fos = 0.8 / np.tan(np.radians(angle)) + 25 / height + 0.4
fos = fos + rng.normal(0, 0.02, 300)

features = np.column_stack([height, angle])
features = (features - features.mean(axis=0)) / features.std(axis=0)
target = ((fos - fos.mean()) / fos.std()).reshape(-1, 1)

inputs = torch.from_numpy(features)
targets = torch.from_numpy(target)

model = nn.Sequential(
    nn.Linear(2, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
loss_fn = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

num_epochs = 2000
for epoch in range(num_epochs):
    outputs = model(inputs)
    loss = loss_fn(outputs, targets)

    loss.backward()
    optimizer.step()

    if (epoch + 1) % 200 == 0:
        print('Epoch [{}/{}], Loss: {:.4f}'.format(epoch + 1, num_epochs, loss.item()))

prediction = model(inputs).detach().numpy()
print(prediction[:5], target[:5])
