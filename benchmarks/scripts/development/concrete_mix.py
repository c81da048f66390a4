import numpy as np

# compressive strength of concrete from cement, water and age
# NameError, please help, it worked yesterday
np.random.seed(10)
n_samples = 200
cement = np.random.uniform(150, 500, n_samples)
water = np.random.uniform(130, 230, n_samples)
age = np.random.choice([3, 7, 14, 28, 56, 90], n_samples)
strength = 12 * np.log1p(age) * (cement / water) / 2.2 + np.random.normal(0, 0.8, n_samples)

features = np.column_stack((cement, water, np.log(age)))
features = (features - features.mean(axis=0)) / features.std(axis=0)
strength_scaled = ((strength - strength.mean()) / strength.std())[:, np.newaxis]

W_hidden = np.random.randn(3, 20) * 0.6
B_hidden = np.zeros((1, 20))
W_out = np.random.randn(20, 1) * 0.2
B_out = np.zeros((1, 1))
learning_rate = 0.1
num_epochs = 4000

for epoch in range(num_epochs):
    hidden = np.tanh(features @ W_hidden + B_hidden)
    output = hidden @ W_out + B_out
    error = output - strength_scaled
    mse = np.mean(error ** 2)

    d_output = 2 * error / n_samples
    d_W_out = hidden.T @ d_output
    d_B_out = d_output.sum(axis=0, keepdims=True)
    d_hidden = (d_output @ W_out.T) * (1 - hiden ** 2)
    d_W_hidden = features.T @ d_hidden
    d_B_hidden = d_hidden.sum(axis=0, keepdims=True)

    W_hidden -= learning_rate * d_W_hidden
    B_hidden -= learning_rate * d_B_hidden
    W_out -= learning_rate * d_W_out
    B_out -= learning_rate * d_B_out

    if epoch % 500 == 0:
        print(f"epoch {epoch}: mse = {mse:.4f}")

predicted = np.tanh(features @ W_hidden + B_hidden) @ W_out + B_out
print("done", predicted[:3].ravel(), strength_scaled[:3].ravel())
