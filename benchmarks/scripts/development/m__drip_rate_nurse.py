# Hi! I'm a nurse, learning python on night shifts :)
# The net should learn the drip rate (ml/h) for children from the body weight,
# like the table on our wall (4-2-1 rule). The error only goes UP. And the plot does not come.
import numpy as np

np.random.seed(7)

# weight of the child in kg
weight = np.random.uniform(2, 45, size=(120, 1))
rate = np.where(weight < 10, 4 * weight,
                np.where(weight < 20, 40 + 2 * (weight - 10), 60 + 1 * (weight - 20)))

# bring both to small numbers (someone said it is important)
x = (weight - 23) / 12
y = (rate - 60) / 20

neurons = 15
w_a = np.random.randn(1, neurons)
b_a = np.random.randn(1, neurons)
w_b = np.random.randn(neurons, 1) * 0.3
b_b = np.zeros((1, 1))

speed = 0.1
errors = []
for night in range(3000):
    # forward
    inside = np.tanh(np.dot(x, w_a) + b_a)
    answer = np.dot(inside, w_b) + b_b
    error = np.mean((y - answer) ** 2)
    errors.append(error)
    if night % 300 == 0:
        print("step", night, "error", error)

    # backward (from a blog)
    d_answer = 2 * (y - answer) / len(x)
    d_w_b = np.dot(inside.T, d_answer)
    d_b_b = np.sum(d_answer, axis=0, keepdims=True)
    d_inside = np.dot(d_answer, w_b.T) * (1 - inside ** 2)
    d_w_a = np.dot(x.T, d_inside)
    d_b_a = np.sum(d_inside, axis=0, keepdims=True)

    # make it a bit better
    w_a -= speed * d_w_a
    b_a -= speed * d_b_a
    w_b -= speed * d_w_b
    b_b -= speed * d_b_b

final = np.dot(np.tanh(np.dot(x, w_a) + b_a), w_b) + b_b
print("child of 8 kg:", rate[0], "net says", final[0] * 20 + 60)
plt.scatter(weight, rate)
plt.scatter(weight, final * 20 + 60)
plt.show()
