import numpy as np

# Robot gripper: finger angles (2) -> opening and height of the pad (both in cm).
# Everything in float32, as it later runs on the controller.
f32 = np.float32
rng = np.random.default_rng(7)

m = 700
angle = rng.uniform(0.2, 1.4, size=(m, 2)).astype(f32)
opening = 8 * np.sin(angle[:, 0]) + 5 * np.sin(angle[:, 0] - angle[:, 1])
height = 8 * np.cos(angle[:, 0]) + 5 * np.cos(angle[:, 0] - angle[:, 1])
pose = np.stack([opening, height], axis=1)
pose = (pose + rng.normal(0, 0.1, pose.shape)).astype(f32)

X = (angle - angle.mean(0)) / angle.std(0)
pose_mean, pose_std = pose.mean(0), pose.std(0)
T = (pose - pose_mean) / pose_std

sizes = [2, 30, 30, 2]
layers = []
for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
    layers.append({
        "W": (rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in)).astype(f32),
        "b": np.zeros(fan_out, dtype=f32),
        "mW": np.zeros((fan_in, fan_out), dtype=f32),
        "mb": np.zeros(fan_out, dtype=f32),
    })


def run(x):
    outputs = [x]
    for i, layer in enumerate(layers):
        x = x @ layer["W"] + layer["b"]
        if i + 1 < len(layers):
            x = np.tanh(x)
        outputs.append(x)
    return outputs


rate, inertia = f32(0.05), f32(0.9)
for epoch in range(1, 2501):
    acts = run(X)
    delta = (acts[-1] - T) * f32(2.0 / m)
    for i in reversed(range(len(layers))):
        layer = layers[i]
        gW, gb = acts[i].T @ delta, delta.sum(axis=0)
        if i > 0:
            delta = (delta @ layer["W"].T) * (1 - acts[i] ** 2)
        layer["mW"] = inertia * layer["mW"] - rate * gW
        layer["mb"] = inertia * layer["mb"] - rate * gb
        layer["W"] += layer["mW"]
        layer["b"] += layer["mb"]
    if epoch % 500 == 0:
        print(epoch, float(((acts[-1] - T) ** 2).mean()))

pose_hat = run(X)[-1] * pose_std + pose_mean
print("worst error per output (cm):", np.abs(pose_hat - pose).max(axis=0))
