"""Each family of edits on a script that is sick that way: the edited copy is well."""

import contextlib
import io
import warnings
from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.script.scripts import FLAT, ROWS

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.script.edits import Case, alternatives, edited, guesses
from curvesmith.diagnosis.script.edits.edit import Edit, between
from curvesmith.diagnosis.script.lines import Lines, Literal, Shape
from curvesmith.diagnosis.script.source import Source, diff

TORCH = """\
import torch
from torch import nn
torch.manual_seed(0)
x = torch.linspace(-1, 1, 60)[:, None]
y = torch.sin(3 * x) + 1
net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
loss_fn = nn.MSELoss()
for epoch in range(300):
    out = net(x)
    loss = loss_fn(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
error = ((net(x) - y.reshape(-1, 1)) ** 2).mean().item()
"""
TENSORS = """\
import torch
torch.manual_seed(0)
x = torch.linspace(-1, 1, 60)[:, None]
y = 2 * torch.tanh(2 * x)
w = 0.1 * torch.randn(1, 8)
v = torch.randn(8, 1) * 0.3
for w_ in [w, v]:
    w_.requires_grad = True
for step in range(300):
    loss = ((torch.tanh(x @ w) @ v - y) ** 2).mean()
    loss.backward()
    for p in [w, v]:
        p.data -= 0.05 * p.grad
        p.grad = None
error = ((torch.tanh(x @ w) @ v - y) ** 2).mean().item()
"""
SKLEARN = """\
import numpy as np
from sklearn.neural_network import MLPRegressor
rng = np.random.default_rng(0)
X = rng.uniform(0, 900, (80, 1))
y = np.sin(X[:, 0] / 150)
net = MLPRegressor(hidden_layer_sizes=(2,), alpha=50.0, max_iter=300,
                   random_state=0)  # as in the lecture
net.fit(X, y)
print(net.predict([[450.0]]))
error = np.mean((net.predict(X) - y) ** 2)
"""


def case_of(text: str, **lines) -> Case:
    """Return a case of which some lines are known."""
    return Case(Source.of(text), Lines(**lines))


def changed(case: Case, edits) -> list[str]:
    """Return the lines that edits take away and put there."""
    rows = diff(case.source, edited(case.source, edits)).splitlines()[2:]
    return [row for row in rows if row[0] in "+-"]


def error_of(text: str) -> float:
    """Run a script and return the error it ends with; infinite if it does not run."""
    names: dict = {}
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            np.errstate(all="ignore"),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            exec(compile(text, "script.py", "exec"), names)
    except (ValueError, RuntimeError, TypeError):
        return np.inf
    return names["error"] if np.isfinite(names["error"]) else np.inf


def best_error(cause: str, case: Case) -> float:
    """Return the least error that one of the alternatives ends with."""
    return min(error_of(edited(case.source, e).text) for e in alternatives(cause, case))


# Cause: script, right words, sick words, lines that are known, error that the cured script beats.
SICK_TORCH = {
    "output-range": (TORCH, "nn.Linear(16, 1))", "nn.Linear(16, 1), nn.Sigmoid())", {}),
    "no-nonlinearity": (TORCH, "nn.Linear(1, 16), nn.Tanh()", "nn.Linear(1, 16)", {}),
    "gradients-accumulate": (TORCH, "    optimizer.zero_grad()\n", "", {"loop": 9}),
    "wrong-loss": (TORCH, "loss_fn(out, y)", "(out - y).mean() ** 2", {"loop": 9, "loss": 11}),
    "shape-broadcast": (TORCH, "sin(3 * x) + 1", "sin(3 * x[:, 0]) + 1", {"loop": 9, "targets": 5}),
    "too-few-units": (TORCH, "16", "1", {"layers": (Shape("", None, 1, 1, "tanh", False),) * 2}),
    "missing-bias": (TORCH, "Linear(1, 16), nn.Tanh(), nn.Linear(16, 1)",
        "Linear(1, 16, bias=False), nn.Tanh(), nn.Linear(16, 1, bias=False)", {}),
    "over-regularized": (TORCH, "momentum", "weight_decay=0.5, momentum", {}),
    "parameter-frozen": (TENSORS, "for w_ in [w, v]:\n    w_.requires_grad = True\n",
        "v.requires_grad_()\n", {"loop": 8, "inputs": 3, "targets": 4}),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("cause", SICK_TORCH)
def test_torch_script_is_cured(cause):
    """One of the alternatives ends with less than half the error that the sick script has."""
    pytest.importorskip("torch")
    text, right, sick, lines = SICK_TORCH[cause]
    broken = text.replace(right, sick)
    if cause == "parameter-frozen":
        broken = broken.replace(
            "        p.data", "        if p.grad is None:\n            continue\n        p.data"
        )
    assert broken != text

    assert best_error(cause, case_of(broken, **lines)) < 0.5 * error_of(broken)


def test_gradients_that_are_set_to_zero_before_the_step_are_set_earlier():
    """Between backward pass and step, nothing is left for the step."""
    late = TORCH.replace(
        "    optimizer.zero_grad()\n    loss.backward()\n",
        "    loss.backward()\n    optimizer.zero_grad()\n",
    )
    case = case_of(late, loop=9)
    edits = alternatives("update-ignores-gradient", case)[0]

    assert changed(case, edits) == ["+    optimizer.zero_grad()", "-    optimizer.zero_grad()"]
    assert edited(case.source, edits).text == TORCH


def test_method_that_is_named_and_not_called_is_called():
    """``optimizer.step`` alone does nothing."""
    case = case_of(TORCH.replace("optimizer.step()", "optimizer.step"), loop=9)
    found = [changed(case, edits) for edits in alternatives("parameter-frozen", case)]

    assert ["-    optimizer.step", "+    optimizer.step()"] in found


def test_what_bends_the_data_is_no_activation_of_the_output():
    """Only what an iteration computes is one."""
    bent = case_of("y = np.tanh(X)\nfor i in range(9):\n    out = np.tanh(X @ W)\n", loop=2)

    assert [changed(bent, e) for e in alternatives("output-range", bent)] == [
        ["-    out = np.tanh(X @ W)", "+    out = X @ W"]
    ]


def test_activation_of_the_output_is_left_out_of_predictions_too():
    """Known by the parameters of the layer; the hidden layer keeps its own."""
    loop = "for i in range(9):\n    h = f_act(V @ x)\n    z = w @ h + b\n    out = f_act(z)\n"
    text = loop + "p = [f_act(w @ f_act(V @ x) + b) for x in X]\n"
    case = replace(case_of(text, loop=1, prediction=4), shapes={"V": (3, 1), "w": (3,), "b": ()})

    assert changed(case, alternatives("output-range", case)[0]) == [
        "-    out = f_act(z)",
        "-p = [f_act(w @ f_act(V @ x) + b) for x in X]",
        "+    out = z",
        "+p = [(w @ f_act(V @ x) + b) for x in X]",
    ]


def test_gradients_of_raw_tensors_are_forgotten():
    """Below the last statement that uses them."""
    case = case_of(TENSORS.replace("        p.grad = None\n", ""), loop=9)

    assert [changed(case, e) for e in alternatives("gradients-accumulate", case)] == [
        ["+        p.grad = None"]
    ]


def test_sums_of_gradients_in_a_layer_are_set_instead():
    """Outside loops: there they are summed on purpose."""
    made = "class Layer:\n    def __init__(self):\n        self.g = np.zeros(3)\n"
    case = case_of(made + "    def back(self, d):\n        self.g += 2 * d\n")
    loop = "    def back(self, d):\n        for e in d:\n            self.g += e\n"

    assert [changed(case, e) for e in alternatives("gradients-accumulate", case)] == [
        ["-        self.g += 2 * d", "+        self.g = 2 * d"]
    ]
    assert alternatives("gradients-accumulate", case_of(made + loop)) == []


def test_sums_of_gradients_begin_anew():
    """What sets them to zero before the loop is done in it as well."""
    loop = "for i in range(9):\n    g += w\n    w -= g[0]\n"
    text = f"import numpy as np\nw = 1.0\ng = np.zeros(3)\n{loop}"
    case = case_of(text, loop=4)

    assert [changed(case, e) for e in alternatives("gradients-accumulate", case)] == [
        ["+    g = np.zeros(3)"]
    ]


@pytest.mark.parametrize(
    ("cause", "new"),
    [
        (
            "too-few-units",
            "+net = MLPRegressor(hidden_layer_sizes=(20, 20), alpha=50.0, max_iter=300,",
        ),
        (
            "over-regularized",
            "+net = MLPRegressor(hidden_layer_sizes=(2,), alpha=0.5, max_iter=300,",
        ),
        (
            "too-few-steps",
            "+net = MLPRegressor(hidden_layer_sizes=(2,), alpha=50.0, max_iter=5000,",
        ),
        (
            "learning-rate-too-low",
            "+                   random_state=0, learning_rate_init=0.01)  # as in the lecture",
        ),
    ],
)
def test_options_of_scikit_learn(cause, new):
    """Set where they stand, or behind the others; comments stay."""
    case = case_of(SKLEARN)

    assert new in changed(case, alternatives(cause, case)[0])


def test_data_of_a_fit_are_scaled_and_those_of_predictions_too():
    """Above the fit; what was fitted needs no more."""
    case = case_of(SKLEARN)

    assert changed(case, alternatives("inputs-not-scaled", case)[-1]) == [
        "+inputs_mean, inputs_std = X.mean(axis=0), X.std(axis=0)",
        "+X = (X - inputs_mean) / inputs_std",
        "-print(net.predict([[450.0]]))",
        "+print(net.predict(([[450.0]] - inputs_mean) / inputs_std))",
    ]


@pytest.mark.slow
def test_fit_of_a_library_is_cured():
    """Scaled inputs, a weaker penalty and L-BFGS together, as the search may join them."""
    case = case_of(SKLEARN)
    several = [*alternatives("inputs-not-scaled", case), alternatives("over-regularized", case)[-1]]
    several += [alternatives("ill-conditioned", case)[-1], alternatives("too-few-units", case)[0]]
    cured = edited(case.source, [edit for edits in several for edit in edits]).text

    assert error_of(cured) < 0.1 * error_of(SKLEARN)


def test_reordering_of_one_side_is_left_out():
    """The line goes, or the calls that shuffle both."""
    text = "import numpy as np\nx = np.arange(3)\nx = np.sort(x)  # nicer\nnp.random.shuffle(x)\n"
    case = case_of(text)

    assert [changed(case, e) for e in alternatives("rows-misaligned", case)] == [
        ["-x = np.sort(x)  # nicer", "-np.random.shuffle(x)"],
        ["-x = np.sort(x)  # nicer"],
        ["-np.random.shuffle(x)"],
    ]


def test_penalty_is_weakened_by_its_name():
    """The number that the name is given."""
    text = FLAT.replace("step_size = 0.05", "step_size, reg = 0.05, 0.5")
    case = case_of(text, penalty=Literal(8, 23, 26, 0.5))

    assert changed(case, alternatives("over-regularized", case)[0]) == [
        "-step_size, reg = 0.05, 0.5",
        "+step_size, reg = 0.05, 0.005",
    ]


def test_width_is_set_everywhere_at_once():
    """Numbers on the lines that make the layers change together."""
    layer = Shape("W1", "b1", 2, 6, "relu", is_transposed=True)
    case = case_of(
        FLAT, made={"W1": 4, "b1": 5, "W2": 6}, layers=(layer, Shape("W2", "b2", 6, 1, "", True))
    )
    texts = [edited(case.source, e).text for e in alternatives("too-few-units", case)]
    wide = [
        t for t in texts if "randn(2, 24)" in t and "zeros((1, 24))" in t and "randn(24, 1)" in t
    ]

    assert wide
    exec(wide[0], {})


def test_bias_gets_an_entry_where_gradients_have_keys():
    """The update over all keys stays as it is."""
    text = (
        "import numpy as np\np = {'W': np.ones((2, 6))}\nfor i in range(9):\n"
        "    z = X.dot(p['W'])\n    dz = z - y\n    g = {}\n    g['W'] = X.T.dot(dz)\n"
        "    for k in p:\n        p[k] -= 0.1 * g[k]\n"
    )
    case = case_of(
        text, loop=3, made={"p['W']": 2}, updated={"p['W']": 9},
        layers=(Shape("p['W']", None, 2, 6, "identity", True),),
    )  # fmt: skip

    assert changed(case, alternatives("missing-bias", case)[0]) == [
        "+p['W_bias'] = np.zeros(6)",
        "-    z = X.dot(p['W'])",
        "+    z = X.dot(p['W']) + p['W_bias']",
        "+    g['W_bias'] = dz.sum(0)",
    ]


def test_activation_of_the_output_is_left_out():
    """Of calls, of clipped values, of methods."""
    case = case_of(FLAT.replace("out = h @ W2 + b2", "out = np.maximum(0, h @ W2 + b2)"))
    found = [changed(case, e) for e in alternatives("output-range", case)]

    assert ["-    out = np.maximum(0, h @ W2 + b2)", "+    out = h @ W2 + b2"] in found


def test_biases_are_added_behind_sums_and_not_where_errors_are_passed_back():
    """In predictions within one another; the rate is the number that an update holds."""
    text = """\
V = rng.randn(6)
w = rng.randn(6)
rate = 0.1
for i in range(9):
    h = np.tanh(V * x)
    out = np.sum(w * h)
    e = out - y
    gw = e * h
    gV = e * w * (1 - h ** 2) * x
    w = w - rate * gw
    V = V - rate * gV
p = np.sum(w * np.tanh(V * x)) / 2
"""
    layers = Shape("V", None, 1, 6, "tanh", False), Shape("w", None, 6, 1, "identity", True)
    lines = {"loop": 4, "prediction": 6, "made": {"V": 1, "w": 2}, "updated": {"V": 11, "w": 10}}
    case = replace(case_of(text, layers=layers, **lines), shapes={"V": (6,), "w": (6,)})
    found = alternatives("missing-bias", case)
    inner, outer = (
        next(e for e in found if f"rate * ({words})" in edited(case.source, e).text)
        for words in ("e * w * (1 - h ** 2)", "e")
    )

    both = edited(case.source, (*inner, *outer)).text
    assert "h = np.tanh(V * x + V_bias)\n    out = np.sum(w * h) + w_bias\n" in both
    assert "p = (np.sum(w * np.tanh(V * x + V_bias)) + w_bias) / 2\n" in both
    assert "gV = e * w * (1 - h ** 2) * x\n" in both


def test_bias_of_an_array_is_made_added_and_updated():
    """Beside the weights, in the forward pass, below their update."""
    text = FLAT.replace(" + b2", "").replace("b2 = np.zeros((1, 1))\n", "")
    text = text.replace("    db2 = dout.sum(axis=0, keepdims=True)\n", "")
    text = text.replace("    b2 -= step_size * db2\n", "")
    number = text.splitlines().index("    W2 -= step_size * dW2") + 1
    case = case_of(
        text, loop=8, made={"W2": 6}, updated={"W2": number}, rate_text="step_size",
        layers=(Shape("W2", None, 6, 1, "identity", True),),
    )  # fmt: skip
    found = [changed(case, e) for e in alternatives("missing-bias", case)]

    assert [
        "+W2_bias = np.zeros(1)",
        "-    out = h @ W2",
        "+    out = h @ W2 + W2_bias",
        "+    W2_bias = W2_bias - step_size * dout.sum(0)",
    ] in found


@pytest.mark.parametrize(
    ("scaling", "new"),
    [
        ("m, s = t.mean(), t.std()\ny = (t - m) / s\n", "p = f(x) * s + m"),
        ("y = t / 500\n", "p = f(x) * 500"),
        ("y = scaler.fit_transform(t)\n", "p = scaler.inverse_transform(f(x))"),
        ("y = np.log(t)\n", "p = np.exp(f(x))"),
        ("y = np.log10(t)\n", "p = 10 ** f(x)"),
        ("y = np.log1p(t)\n", "p = np.expm1(f(x))"),
        ("", "p = f(x) * t.std(axis=0) + t.mean(axis=0)"),
    ],
)
def test_predictions_are_turned_back_as_targets_were_scaled(scaling, new):
    """By the script's own names where it has some, where the prediction is made."""
    text = f"{scaling}for i in range(9):\n    pass\np = f(x)\nprint(mse(p, t))\n"
    last = text.count("\n")
    case = Case(Source.of(text), Lines(loop=last - 3), line=last)

    assert changed(case, alternatives("evaluation-scale", case)[0]) == ["-p = f(x)", f"+{new}"]


def test_predictions_that_are_turned_back_halfway_are_turned_back_anew():
    """What the script does to them is left out."""
    text = "y = (t - m) / s\nfor i in range(9):\n    pass\np = f(x) + m\nprint(mse(p, t))\n"
    case = Case(Source.of(text), Lines(loop=2), line=5)
    found = [changed(case, edits) for edits in alternatives("evaluation-scale", case)]

    assert ["-p = f(x) + m", "+p = f(x) * s + m"] in found


def test_guesses_are_python_and_say_what_they_do():
    """Each has a sentence; each leaves a script that parses."""
    for text in (FLAT, ROWS, TORCH, SKLEARN):
        case = case_of(text, steps=Literal(1, 0, 0, 10))
        for sentence, several in guesses(case).items():
            assert sentence.endswith(".")
            assert several


def test_changes_come_before_other_edits():
    """What a remedy names is tried first."""
    case = Case(Source.of(FLAT), Lines(steps=Literal(9, 15, 18, 300)), (kinds.SetSteps(900),))

    assert changed(case, alternatives("too-few-steps", case)[0])[1] == "+for i in range(900):"


@pytest.mark.parametrize("seed", range(5))
def test_edits_between_two_versions_make_one_of_the_other(seed):
    """Whatever lines come, go and change."""
    rng = np.random.default_rng(seed)
    words = ["a = é1", "b = 2", "", "    c", "d # é"]
    for _ in range(200):
        before = [words[i] for i in rng.integers(0, 5, rng.integers(1, 8))]
        after = [words[i] for i in rng.integers(0, 5, rng.integers(1, 8))]
        old, new = (Source.of("\n".join([*x, "end"])) for x in (before, after))

        assert edited(old, between(old, new)).lines == new.lines


def test_edit_over_several_lines_keeps_their_origin():
    """New lines stand where old ones stood."""
    source = Source.of("x = (1 +\n     2)\ny = 3\n")
    new = edited(source, [Edit(1, 4, 7, "5\nz = 6\nw = 7", 2)])

    assert new.lines == ("x = 5", "z = 6", "w = 7", "y = 3")
    assert new.origin == (1, 2, 2, 3)


@pytest.mark.parametrize(
    ("scaling", "new"),
    [
        ("(r - m) / s", "f((t - m) / s)"),
        ("r / 5", "f(t / 5)"),
        ("r - r.mean(0)", "f(t - r.mean(0))"),
        ("sc.fit_transform(r)", "f(sc.transform(t))"),
    ],
)
def test_rows_are_scaled_as_those_of_the_training(scaling, new):
    """By the numbers, or the scaler, that the script scales its training rows with."""
    text = f"X = {scaling}\nfor i in range(9):\n    pass\np = f(t) + 1\nprint(p - y)\n"
    case = Case(Source.of(text), Lines(loop=2, inputs=1), line=5)

    found = alternatives("evaluation-data", case)
    assert changed(case, found[0]) == ["-p = f(t) + 1", f"+p = {new} + 1"]


@pytest.mark.parametrize("scaling", ["r", "np.sin(r)"])
def test_rows_that_are_not_scaled_stay(scaling):
    """What the training rows are not scaled by, others cannot be."""
    text = f"X = {scaling}\nfor i in range(9):\n    pass\np = f(t)\nprint(p - y)\n"

    case = Case(Source.of(text), Lines(loop=2, inputs=1), line=5)
    assert alternatives("evaluation-data", case) == []


def test_rows_are_scaled_where_they_are_made():
    """As those of the training, in the call that hands them on."""
    text = "X = a((r - m) / s)\nfor i in range(9):\n    pass\nq = a(r)\np = f(q)\nprint(p - y)\n"
    case = Case(Source.of(text), Lines(loop=2, inputs=1), line=6)

    for cause in ("evaluation-data", "evaluation-scale"):
        found = [changed(case, edits) for edits in alternatives(cause, case)]
        assert ["-q = a(r)", "+q = a((r - m) / s)"] in found


def test_scaler_is_fitted_once():
    """What comes later is only transformed."""
    text = "a = sc.fit_transform(a)\nb = sc.fit_transform(b)\nc = other.fit_transform(c)\n"
    case = case_of(text)

    for cause in ("evaluation-data", "evaluation-scale"):
        assert changed(case, alternatives(cause, case)[0]) == [
            "-b = sc.fit_transform(b)",
            "+b = sc.transform(b)",
        ]


@pytest.mark.parametrize("columns", ["np.column_stack([t.v, t.q])", "t[['v', 'q']]"])
def test_columns_are_exchanged_where_they_are_put_together(columns):
    """Of arrays, or of a table by name."""
    case = case_of(f"rows = {columns}\nq = f(rows)\n")
    one, other = ("t.v", "t.q") if "stack" in columns else ("'v'", "'q'")
    new = columns.replace(f"{one}, {other}", f"{other}, {one}")

    assert changed(case, alternatives("evaluation-data", case)[0]) == [
        f"-rows = {columns}",
        f"+rows = {new}",
    ]


def test_estimator_without_bends_gets_some():
    """In its own word for the activation."""
    text = 'm = MLPRegressor((9,), activation="identity")\n'
    case = Case(Source.of(text), Lines())

    assert [changed(case, e)[1] for e in alternatives("no-nonlinearity", case)] == [
        f'+m = MLPRegressor((9,), activation="{name}")' for name in ("tanh", "relu")
    ]


def test_bias_of_a_class_belongs_to_self():
    """Outside the class the array is called by the name of the object."""
    text = (
        "class Net:\n    def __init__(self):\n        self.V = np.ones((9, 1))\n"
        "    def learn(self, h, y, rate):\n        out = h @ self.V\n"
        "        g = h.T @ (2 * (out - y))\n        self.V -= rate * g\n"
    )
    layer = Shape("net.V", None, 9, 1, "identity", is_transposed=True)
    lines = Lines({"net.V": 3}, {"net.V": 7}, layers=(layer,), rate_text="rate")

    assert changed(
        Case(Source.of(text), lines), alternatives("missing-bias", Case(Source.of(text), lines))[0]
    ) == [
        "+        self.V_bias = np.zeros(1)",
        "-        out = h @ self.V",
        "+        out = h @ self.V + self.V_bias",
        "+        self.V_bias = self.V_bias - rate * (2 * (out - y)).sum(0)",
    ]


def test_dict_of_gradients_is_made_anew():
    """What is summed into its entries begins at zero in each iteration."""
    text = (
        "g = {k: np.zeros_like(v) for k, v in m.items()}\n"
        "for i in range(9):\n    g['W'] += x.T @ d\n"
    )
    case = Case(Source.of(text), Lines(loop=2))

    assert changed(case, alternatives("gradients-accumulate", case)[0]) == [
        "+    g = {k: np.zeros_like(v) for k, v in m.items()}"
    ]


def test_scaler_of_the_inputs_is_exchanged_for_that_of_the_targets():
    """Where predictions are turned back, behind the training."""
    text = (
        "x, y = sx.fit_transform(a), sy.fit_transform(b)\nfor i in range(9):\n    pass\n"
        "out = sx.inverse_transform(net(x))\nprint(out - b)\n"
    )
    case = replace(case_of(text, loop=2), line=5)

    assert changed(case, alternatives("evaluation-scale", case)[0]) == [
        "-out = sx.inverse_transform(net(x))",
        "+out = sy.inverse_transform(net(x))",
    ]


def test_rows_are_scaled_where_another_function_scales_them():
    """By the same words, in the call of the network."""
    text = (
        "class Net:\n    def fit(self, X):\n        X = (X - self.m) / self.s\n"
        "    def predict(self, X):\n        return self(X) * 2\n"
    )
    case = case_of(text)
    found = [changed(case, e) for e in alternatives("evaluation-data", case)]

    assert [
        "-        return self(X) * 2",
        "+        return self((X - self.m) / self.s) * 2",
    ] in found


@pytest.mark.parametrize(
    ("loss", "new"),
    [
        ("nn.PoissonNLLLoss()", "torch.exp(net(x))"),
        ("F.binary_cross_entropy_with_logits", "torch.sigmoid(net(x))"),
    ],
)
def test_logarithms_and_logits_are_turned_into_predictions(loss, new):
    """Where they are judged."""
    text = f"loss_fn = {loss}\nfor i in range(9):\n    pass\nout = net(x)\nprint(out - y)\n"
    case = replace(case_of(text, loop=2), line=5)
    found = [changed(case, e) for e in alternatives("evaluation-scale", case)]

    assert ["-out = net(x)", f"+out = {new}"] in found


def test_scaler_that_leaves_the_mean_is_told_to_take_it():
    """By its option, before anything else is scaled."""
    case = case_of("pipe = make_pipeline(StandardScaler(with_mean=False), MLPRegressor())\n")

    assert changed(case, alternatives("inputs-not-scaled", case)[0])[1] == (
        "+pipe = make_pipeline(StandardScaler(with_mean=True), MLPRegressor())"
    )


@pytest.mark.parametrize("shape", [(6,), (6, 1), (1, 6)])
def test_units_of_one_input_bend_at_rows(shape):
    """Whatever the shape of their weights."""
    text = (
        "import numpy as np\nX, W, b = np.arange(3.0), np.full(SHAPE, 2.0), np.zeros(6)\n"
        "for i in range(1):\n    pass\nerror = np.max(np.abs(b / 2 + np.round(-b / 2)))\n"
    ).replace("SHAPE", str(shape))
    layer = Shape("W", "b", 1, 6, "relu", is_transposed=shape == (1, 6))
    case = case_of(text, loop=3, counting=3, layers=(layer,), X_text="X")
    case = replace(case, changes=(kinds.PlaceKinks(),))
    (new, *_) = alternatives("kinks-outside-data", case)

    assert error_of(edited(case.source, new).text) == 0
    assert "W.reshape(b.size, 1)" in changed(case, new)[0]


def test_rows_are_compared_in_one_order():
    """The predictions are taken by no indices, or the targets by the same."""
    text = "for i in range(9):\n    pass\nout = net(X[order])\nprint((out - y) ** 2)\n"
    case = replace(case_of(text, loop=1), line=4)
    found = [changed(case, e) for e in alternatives("evaluation-data", case)]

    assert found[0] == ["-out = net(X[order])", "+out = net(X)"]
    assert found[1] == ["-print((out - y) ** 2)", "+print((out - y[order]) ** 2)"]


def test_other_rows_are_scaled_as_those_whose_name_they_bear():
    """Where the network is asked for them."""
    text = "A, b = (X - mu) / sd, (t - m) / s\nfor i in range(9):\n    pass\nout = net(X_new) * s\n"
    case = replace(case_of(text, loop=2), line=4)
    found = [changed(case, e) for e in alternatives("evaluation-data", case)]

    assert ["-out = net(X_new) * s", "+out = net((X_new - mu) / sd) * s"] in found
