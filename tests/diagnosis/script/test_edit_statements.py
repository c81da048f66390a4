"""Edits of single statements: what a step, a loss, rows or predictions are made of."""

from dataclasses import replace

import pytest
from tests.diagnosis.script.test_edit_families import case_of, changed

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.script.edits import Case, alternatives
from curvesmith.diagnosis.script.edits.updates import late_step
from curvesmith.diagnosis.script.lines import Lines, Shape
from curvesmith.diagnosis.script.source import Source

STEPS = """\
import torch
for i in range(9):
    ((x @ w) ** 2).mean().backward()
    with torch.no_grad():
        w -= 0.1 * w
        v.data -= 0.1 * v.data
        u -= 0.1 * u.grad
"""
PARTS = """\
def step(params, grads, rate):
    W, b = params
    W = W - rate * grads[0]
    b = b - (grads[1] + grads[2])
    return params
"""
HINGE = """\
def loss(W, X, y):
    f = X @ W
    margins = np.maximum(0, f - y + 1)
    total = margins.sum() / len(X)
    df = np.zeros_like(f)
    df[margins > 0] = 1 / len(X)
    return total, X.T @ df
for i in range(9):
    total, dW = loss(W, X, y)
    W -= 0.1 * dW
"""
FITTED = """\
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
s = StandardScaler()
A = s.fit_transform(X)
net = MLPRegressor()
net.fit(A, t)
p = net.predict(Z)
print(score(u, p))
"""


def test_step_along_itself_goes_along_the_gradient():
    """Whole, by its data; a step that has a gradient stays."""
    case = Case(Source.of(STEPS), Lines(loop=2), shapes={"w": (2, 1), "v": (2, 1), "u": (1,)})

    assert changed(case, alternatives("update-ignores-gradient", case)[0]) == [
        "-        w -= 0.1 * w",
        "-        v.data -= 0.1 * v.data",
        "+        w -= 0.1 * w.grad",
        "+        v.data -= 0.1 * v.grad",
    ]


def test_parts_of_an_argument_are_changed_in_place():
    """A name bound anew in a function leaves the array of the caller as it was."""
    found = [changed(case_of(PARTS), e) for e in alternatives("parameter-frozen", case_of(PARTS))]

    assert [
        "-    W = W - rate * grads[0]",
        "-    b = b - (grads[1] + grads[2])",
        "+    W -= rate * grads[0]",
        "+    b -= grads[1] + grads[2]",
    ] in found


@pytest.mark.parametrize(
    ("loss", "new"),
    [
        ("F.binary_cross_entropy_with_logits(p, y)", "F.mse_loss(p, y)"),
        ("F.cross_entropy(p, y)", "F.mse_loss(p, y)"),
        ("F.smooth_l1_loss(p, y)", "F.mse_loss(p, y)"),
    ],
)
def test_losses_of_classes_become_the_mean_squared_error(loss, new):
    """By the library's own name."""
    case = case_of(f"import torch\nfor i in range(9):\n    c = {loss}\n", loop=2, loss=3)

    assert changed(case, alternatives("wrong-loss", case)[0]) == [
        f"-    c = {loss}",
        f"+    c = {new}",
    ]


def test_loss_of_a_function_is_mended_where_it_is_computed():
    """By the names of its arguments."""
    cost = "def cost(p, t):\n    return torch.mean(t - p) ** 2\n"
    case = case_of(f"import torch\n{cost}for i in range(9):\n    c = cost(f, y)\n", loop=4, loss=5)
    found = [changed(case, edits) for edits in alternatives("wrong-loss", case)]

    assert ["-    return torch.mean(t - p) ** 2", "+    return ((t - p) ** 2).mean()"] in found


def test_loss_by_hand_takes_its_slope_along():
    """What is done to entries of the slope belongs to the other loss."""
    case = case_of(HINGE, loop=8, loss=4)

    assert changed(case, alternatives("wrong-loss", case)[0]) == [
        "-    total = margins.sum() / len(X)",
        "-    df = np.zeros_like(f)",
        "-    df[margins > 0] = 1 / len(X)",
        "+    total = ((f - y) ** 2).mean()",
        "+    df = 2 * (f - y) / len(f)",
    ]


def test_rows_that_two_arrays_draw_are_drawn_once():
    """Each draws others; what is drawn gets a name."""
    text = "a = X[np.random.permutation(9)[:5]]\nb = y[np.random.permutation(9)[:5]].ravel()\n"
    found = [changed(case_of(text), e) for e in alternatives("rows-misaligned", case_of(text))]

    assert [
        "-a = X[np.random.permutation(9)[:5]]",
        "-b = y[np.random.permutation(9)[:5]].ravel()",
        "+rows = np.random.permutation(9)[:5]",
        "+a = X[rows]",
        "+b = y[rows].ravel()",
    ] in found
    fixed = "a = X[first[:5]]\nb = y[first[:5]]\n"
    assert alternatives("rows-misaligned", case_of(fixed)) == []


def test_rows_for_a_prediction_are_scaled_by_the_scaler_of_the_fit():
    """Of a library, too."""
    case = Case(Source.of(FITTED), Lines(inputs=6, loop=5), line=8)

    found = [changed(case, edits) for edits in alternatives("evaluation-data", case)]
    assert ["-p = net.predict(Z)", "+p = net.predict(s.transform(Z))"] in found


def test_targets_that_predictions_are_compared_with_keep_their_units():
    """They are scaled for the fit alone; predictions are turned back."""
    text = FITTED.replace("score(u, p)", "score(t, net.predict(A))")
    case = case_of(text)

    assert changed(case, alternatives("targets-not-scaled", case)[-1]) == [
        "-net.fit(A, t)",
        "-p = net.predict(Z)",
        "-print(score(t, net.predict(A)))",
        "+targets_mean, targets_std = t.mean(axis=0), t.std(axis=0)",
        "+net.fit(A, (t - targets_mean) / targets_std)",
        "+p = (net.predict(Z) * targets_std + targets_mean)",
        "+print(score(t, (net.predict(A) * targets_std + targets_mean)))",
    ]


def test_what_of_a_remedy_is_an_edit_is_tried_without_the_rest():
    """Kinks cannot be placed without layers; inputs can be scaled."""
    text = "X = np.arange(9)\ny = X + 1\nfor i in range(9):\n    pass\n"
    lines = Lines(loop=3, counting=3, inputs=1, targets=2)
    case = Case(Source.of(text), lines, (kinds.ScaleInputs(), kinds.PlaceKinks()))

    assert "+X = (X - X.mean(0)) / X.std(0)" in changed(
        case, alternatives("kinks-outside-data", case)[0]
    )


KEPT = """\
class Dense:
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, d, lr):
        back = d @ self.W.T
        self.W -= lr * self.x.T @ d
        return back
class Net:
    def __init__(self, layers):
        self.layers = layers
net = Net([Dense(2, 6), Dense(6, 1)])
"""


def test_layers_that_an_object_keeps_bend_but_for_the_last():
    """Marked where the list is kept; on the way back, too."""
    case = case_of(KEPT)
    found = [changed(case, edits) for edits in alternatives("no-nonlinearity", case)]

    assert [
        "-        return x @ self.W + self.b",
        "+        self.bent = x @ self.W + self.b",
        '+        if not getattr(self, "is_output", False):',
        "+            self.bent = np.tanh(self.bent)",
        "+        return self.bent",
        '+        if not getattr(self, "is_output", False):',
        "+            d = d * (1 - self.bent**2)",
        "+        self.layers[-1].is_output = True",
    ] in found


def test_activation_is_put_wherever_the_same_is_computed():
    """Behind the training, where the script predicts."""
    text = "for i in range(9):\n    z = W @ x\n    W -= v * z\nz = W @ t\nz = U @ t\n"
    lines = Lines(loop=1, used={"W": 2})
    case = Case(Source.of(text), lines, shapes={"W": (6, 2), "v": (6,)})

    assert changed(case, alternatives("no-nonlinearity", case)[-1]) == [
        "-    z = W @ x",
        "+    z = np.tanh(W @ x)",
        "-z = W @ t",
        "+z = np.tanh(W @ t)",
    ]


LATE = """\
for epoch in range(90):
    for i in order:
        out = X[i] @ W
        gW = X[i].T @ (out - y[i])
    W -= 0.1 * gW
    print(epoch)
"""
LATE_TORCH = """\
while epoch < 90:
    for x, t in loader:
        optimizer.zero_grad()
        loss = lossf(net(x), t)
        loss.backward()
    optimizer.step()
"""


@pytest.mark.parametrize(
    ("text", "step", "is_late"),
    [
        (LATE, 5, True),
        (LATE.replace("W -= 0.1 * gW", "W = W - 0.1 * gW"), 5, True),
        (LATE.replace("gW = ", "grads['W'] = ").replace("* gW", "* grads['W']"), 5, True),
        (LATE.replace("gW = ", "gW += "), 5, False),
        (LATE.replace("gW = ", "gW = gW + "), 5, False),
        (LATE.replace("    W -=", "        W -="), 5, False),
        (LATE.replace("0.1 * gW", "0.1 * decay * W"), 5, False),
        (LATE_TORCH, 6, True),
        (LATE_TORCH.replace("        optimizer.zero_grad()\n", ""), 5, False),
    ],
)
def test_steps_behind_a_loop_over_batches_are_late(text, step, is_late):
    """Where the loop sums gradients up, one step is made of all of them."""
    assert late_step(text, 3 if "X[i]" in text else 4, {step}) == (step if is_late else None)
    case = case_of(text, loop=1, counting=1, prediction=3, updated={"W": step})
    moved = [
        changed(Case(case.source, case.lines, shapes={"W": (1, 1)}), edits)
        for edits in alternatives("too-few-steps", Case(case.source, case.lines, shapes={"W": ()}))
    ]
    is_moved = any(len(rows) == 2 and rows[1] == f"+    {rows[0][1:]}" for rows in moved)
    assert is_moved is is_late


def test_dropout_is_turned_off_above_what_asks_the_network():
    """Once, where nothing turns it off."""
    text = "import torch\nwith torch.no_grad():\n    shown = net(X) * s + m\n"
    lines = Lines(judged_value=3)
    case = Case(Source.of(text), lines, shapes={"net.0.weight": (2, 2)})
    own = Case(Source.of(text + "net.eval()\n"), lines, shapes=case.shapes)

    assert changed(case, alternatives("evaluation-data", case)[0]) == ["+    net.eval()"]
    assert alternatives("evaluation-data", own) == []


def test_dropout_that_is_a_function_is_told_of_the_training():
    """By the module that it is in, and where it is asked if nothing else turns it off."""
    text = "import torch\ndef f(x):\n    return F.dropout(x, 0.2)\nshown = net(X)\n"
    case = Case(Source.of(text), Lines(judged_value=4), shapes={"net.0.weight": (2, 2)})
    found = [changed(case, edits) for edits in alternatives("evaluation-data", case)]

    told = "+    return F.dropout(x, 0.2, training=self.training)"
    assert ["-    return F.dropout(x, 0.2)", told, "+net.eval()"] in found


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("net = S(L(3, 1), T(), L(1, 8), L(8, 1))", "net = S(L(3, 10), T(), L(10, 8), L(8, 1))"),
        ("net = [N(3) for _ in range(1)]", "net = [N(3) for _ in range(10)]"),
    ],
)
def test_narrow_layer_gets_units(text, new):
    """Between two layers, whose other sizes may be the same number; objects in a list."""
    shapes = tuple(Shape("", None, n, m, "tanh", False) for n, m in ((3, 1), (1, 8), (8, 1)))
    case = Case(Source.of(f"{text}\n"), Lines(layers=shapes))
    found = [changed(case, edits) for edits in alternatives("too-few-units", case)]

    assert [f"-{text}", f"+{new}"] in found


def test_biases_that_keep_units_asleep_are_drawn_around_zero():
    """Vectors of them, however they were made."""
    text = "w1 = np.random.randn(20)\nb1 = -np.random.rand(20) - 5\nb2 = 0.0\n"
    shapes = {"w1": (20,), "b1": (20,), "b2": ()}
    case = Case(Source.of(text), Lines(made={"w1": 1, "b1": 2, "b2": 3}), shapes=shapes)

    assert changed(case, alternatives("kinks-outside-data", case)[0]) == [
        "-b1 = -np.random.rand(20) - 5",
        "+b1 = np.random.uniform(-1.0, 1.0, (20,))",
    ]
    unmoved = replace(case, lines=Lines(made={"b2": 3}), shapes={"b2": ()})
    assert changed(case, alternatives("kinks-outside-data", unmoved)[0]) == [
        "-b1 = -np.random.rand(20) - 5",
        "+b1 = np.random.uniform(-1.0, 1.0, 20)",
    ]
