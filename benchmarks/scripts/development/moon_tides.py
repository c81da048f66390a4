# Water level in the harbour. Gradient descent explodes after a few iterations, overflow warnings.
import numpy as np

np.random.seed(28)
hours = np.arange(0, 72, 0.25)
level = 2.1 * np.cos(2 * np.pi * hours / 12.42) + 0.5 * np.cos(2 * np.pi * hours / 24 + 1)
level += np.random.normal(0, 0.05, hours.size)

inputs = np.column_stack([
    np.cos(2 * np.pi * hours / 12.42), np.sin(2 * np.pi * hours / 12.42),
    np.cos(2 * np.pi * hours / 24), np.sin(2 * np.pi * hours / 24),
])
targets = level.reshape(-1, 1)
N = len(inputs)

net = {
    'w_hidden': np.random.normal(0, 0.5, (4, 40)),
    'b_hidden': np.zeros(40),
    'w_out': np.random.normal(0, 0.15, (40, 1)),
    'b_out': np.zeros(1),
}
eta = 0.05

for i in range(3000):
    z = inputs @ net['w_hidden'] + net['b_hidden']
    relu = np.where(z > 0, z, 0)
    output = relu @ net['w_out'] + net['b_out']
    mse = np.mean((output - targets) ** 2)
    if i < 10 or i % 300 == 0:
        print('iteration', i, 'mse', mse)

    d_output = 2 * (output - targets)
    d_relu = (d_output @ net['w_out'].T) * (z > 0)
    net['w_out'] -= eta * relu.T @ d_output
    net['b_out'] -= eta * d_output.sum(axis=0)
    net['w_hidden'] -= eta * inputs.T @ d_relu
    net['b_hidden'] -= eta * d_relu.sum(axis=0)

print('explained:', 1 - mse / targets.var())
