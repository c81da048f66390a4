"""Statistics II, lesson 9: an interaction that no additive model sees.

Hours of study and hours of sleep, score of the mock exam. Ridge penalty on the weights, as in lesson 8.
"""
import numpy as np

rng = np.random.RandomState(90)
N, H = 260, 15
study = rng.uniform(0, 10, N)
sleep = rng.uniform(4, 9, N)
score = 40 + 4.0 * study + 9.0 * np.tanh((sleep - 6.3) * 1.2) + 1.3 * (study - 5) * (sleep - 6.5)
noise = rng.normal(0, 3.0, N)
points = (score + noise).reshape(N, 1)

A = np.column_stack([(study - study.mean()) / study.std(), (sleep - sleep.mean()) / sleep.std()])
z = (points - points.mean()) / points.std()

model = {
    "W1": rng.randn(2, H) / np.sqrt(2),
    "b1": np.zeros((1, H)),
    "W2": rng.randn(H, 1) / np.sqrt(H),
    "b2": np.zeros((1, 1)),
}
ridge = 1e-4
step_size = 0.15

for it in range(7000):
    # forward pass
    hidden = np.tanh(A.dot(model["W1"]) + model["b1"])
    answer = hidden.dot(model["W2"]) + model["b2"]
    data_loss = np.sum((answer - z) ** 2) / (2 * N)
    reg_loss = 0.5 * ridge * (np.sum(model["W1"] ** 2) + np.sum(model["W2"] ** 2))
    loss = data_loss + reg_loss
    if it % 1000 == 0:
        print("iteration %d: loss %f" % (it, loss))

    # backward pass
    grads = {}
    danswer = (answer - z) / N
    grads["W2"] = hidden.T.dot(danswer) + ridge * model["W2"]
    grads["b2"] = danswer.sum(axis=0, keepdims=True)
    dhidden = danswer.dot(model["W2"].T) * (1 - hidden ** 2)
    grads["W1"] = A.T.dot(dhidden) + ridge * model["W1"]
    grads["b1"] = dhidden.sum(axis=0, keepdims=True)

    for name in model:
        model[name] += -step_size * grads[name]

line = np.column_stack([np.ones(N), A])
additive = line @ np.linalg.lstsq(line, z, rcond=None)[0]
print("R2 additive model:", 1 - np.mean((additive - z) ** 2))
print("R2 network       :", 1 - np.mean((answer - z) ** 2))
