# %% [markdown]
# Drug release of a two-layer tablet: rate against time.
# The loss goes down a little and then stops. Gradient checked by eye...
# %%
import numpy as np
# %%
np.random.seed(8)
hours = np.linspace(0, 8, 200)[:, np.newaxis]
rate = 6 * hours * np.exp(-0.9 * hours) + 1.8 * np.exp(-((hours - 6) / 1.3) ** 2)
rate += 0.05 * np.random.standard_normal(rate.shape)

t = (hours - hours.mean()) / hours.std()
r = (rate - rate.mean()) / rate.std()
# %%
n_hidden = 30
W1 = np.random.randn(1, n_hidden)
b1 = np.random.randn(1, n_hidden)
W2 = np.random.randn(n_hidden, 1) * np.sqrt(1 / n_hidden)
b2 = np.zeros((1, 1))
alpha = 0.05
# %%
for epoch in range(8001):
    # forward propagation
    hidden = np.maximum(0, t.dot(W1) + b1)
    output = hidden.dot(W2) + b2
    loss = np.square(output - r).mean()
    if not epoch % 1000:
        print(f"epoch {epoch:5d}  loss {loss:.4f}")
    # back propagation
    grad_output = 2.0 * (output - r) / r.shape[0]
    grad_W2 = hidden.T.dot(grad_output)
    grad_b2 = grad_output.sum(axis=0, keepdims=True)
    grad_hidden = grad_output.dot(W2.T)
    grad_hidden[grad_hidden < 0] = 0        # relu
    grad_W1 = t.T.dot(grad_hidden)
    grad_b1 = grad_hidden.sum(axis=0, keepdims=True)
    # gradient descent
    W1 -= alpha * grad_W1
    b1 -= alpha * grad_b1
    W2 -= alpha * grad_W2
    b2 -= alpha * grad_b2
# %%
released = output * rate.std() + rate.mean()
print("rmse:", np.sqrt(np.mean((released - rate) ** 2)))
