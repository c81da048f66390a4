"""Scripts whose network a solver of SciPy trains."""

import ast

import numpy as np
import pytest

from curvesmith.diagnosis.changes import SetSteps
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.dependence import trace_of
from curvesmith.diagnosis.script.diagnose import diagnose_script
from curvesmith.diagnosis.script.instrument import RECORDER, instrumented
from curvesmith.diagnosis.script.literals import Literal
from curvesmith.diagnosis.script.pieces import pieces_of
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.recorder import Recorder
from curvesmith.diagnosis.script.solved import finding_of_end
from curvesmith.diagnosis.script.solving import Solver, solvers_spread

NET = """import numpy as np
from scipy.optimize import {solver} as solve
x = np.linspace(-2, 2, 40)
y = np.sin(x)
p0 = np.random.default_rng(0).normal(size=10)
def net(p, x):
    return np.tanh(np.outer(x, p[:3]) + p[3:6]) @ p[6:9] + p[9]
def slope(p, x, y):
    a = np.tanh(np.outer(x, p[:3]) + p[3:6])
    e = 2 * (a @ p[6:9] + p[9] - y) / len(x)
    back = np.outer(e, p[6:9]) * (1 - a ** 2)
    return np.concatenate([x @ back, back.sum(0), a.T @ e, [e.sum()]])
def loss(p, x, y):
    return np.mean((net(p, x) - y) ** 2)
"""
CALLS = {
    "minimize": ("minimize", "q = solve(loss, p0, args=(x, y), options=dict(maxiter=40)).x"),
    "given a gradient": ("minimize", "q = solve(loss, p0, (x, y), 'BFGS', slope).x"),
    "pairs": (
        "minimize",
        "q = solve(lambda p: (loss(p, x, y), slope(p, x, y)), p0, jac=True, method='BFGS').x",
    ),
    "fmin_l_bfgs_b": (
        "fmin_l_bfgs_b",
        "q, value, more = solve(loss, p0, args=(x, y), fprime=slope)",
    ),
    "least_squares": ("least_squares", "q = solve(lambda p: net(p, x) - y, p0).x"),
    "leastsq": ("leastsq", "q = solve(lambda p, x: net(p, x) - y, p0, args=x)[0]"),
    "curve_fit": (
        "curve_fit",
        "q, spread = solve(lambda x, *p: net(np.array(p), x), x, y, p0, maxfev=9999)",
    ),
    "over lines": ("minimize", "result = solve(\n loss, p0, (x, y), jac=slope\n)\nq = result.x"),
    "in a function": (
        "minimize",
        "def fit(p, x, y):\n    return solve(loss, p, args=(x, y), jac=slope).x\nq = fit(p0, x, y)",
    ),
}


def taken_apart(tmp_path, call: str) -> Anatomy:
    """Take the script with a call apart."""
    solver, text = CALLS[call]
    anatomy = dissect(Script(tmp_path / "fit.py", f"{NET.format(solver=solver)}{text}\n"))
    assert isinstance(anatomy, Anatomy), anatomy
    return anatomy


@pytest.mark.parametrize("call", CALLS)
def test_what_a_solver_trains_is_known_with_its_end(tmp_path, call):
    """Its parameters, its data, and what it comes to."""
    anatomy = taken_apart(tmp_path, call)
    training = anatomy.train(0, 30.0)
    subject = anatomy.subject(training, "fit.py")
    assert {value.shape for value in subject.params.values()} == {(3,), ()}
    assert subject.structure is not None
    assert subject.step is None
    np.testing.assert_array_equal(subject.y, np.sin(subject.X))
    error = np.mean((subject.predictions(subject.trained) - subject.y) ** 2)
    assert error < 0.01 * np.var(subject.y)


@pytest.mark.parametrize(
    ("call", "has_gradient"), [("given a gradient", True), ("pairs", True), ("minimize", False)]
)
def test_a_gradient_is_examined_that_the_script_computes(tmp_path, call, has_gradient):
    """Not the differences that the solver makes itself."""
    anatomy = taken_apart(tmp_path, call)
    subject = anatomy.subject(anatomy.train(0, 30.0), "fit.py")
    assert (subject.gradient is not None) == has_gradient
    if has_gradient:
        params = {name: value + 0.1 for name, value in subject.params.items()}
        name = next(name for name, value in params.items() if value.size > 1)
        there, here = (
            subject.loss({**params, name: params[name] + move * np.eye(3)[1]}, subject.X, subject.y)
            for move in (1e-6, -1e-6)
        )
        own = subject.gradient(params, subject.X, subject.y)[name][1]
        np.testing.assert_allclose(own, (there - here) / 2e-6, rtol=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "from mine import minimize\na = minimize(f, x)",
        "import numpy as np\na = np.minimize(f, x)",
        "from scipy.optimize import minimize\na = [minimize(f, x) for x in starts]",
    ],
)
def test_other_calls_stay_as_they_are(text):
    """What is no solver, or is called in an expression again and again."""
    assert ast.unparse(solvers_spread(ast.parse(text), "r")) == text


def test_the_solver_begins_where_the_script_does_and_is_not_listened_to():
    """It is called as the script calls it."""
    from scipy.optimize import minimize

    recorder = Recorder()
    recorder.is_on = True
    solver = Solver(recorder, minimize, (lambda p: recorder.note(0, (p**2).sum()), [1.0, 2.0]), {})
    start = solver.begun()
    np.testing.assert_array_equal(start, [1.0, 2.0])
    np.testing.assert_allclose(solver.solved(), 0, atol=1e-6)
    assert solver.result.success
    assert recorder.events == []
    assert recorder.is_on


def test_what_a_vector_is_cut_into_is_put_together_again():
    """In its order; what nothing uses stays as it was."""
    text = "p = q\nW, b = p[:4].reshape(2, 2), p[4]\nz = W @ x + b\n"
    program = instrumented(text)
    recorder, theta = Recorder(), np.array([0.3, -1.0, 2.0, 0.7, 5.0, 9.0])
    recorder.is_on = True
    exec(
        compile(program.tree, "text", "exec"),
        {RECORDER: recorder, "q": theta, "x": np.ones((2, 1))},
    )
    pieces = pieces_of("p", np.zeros(6), theta, trace_of(recorder.events, program.sites))
    np.testing.assert_array_equal(pieces.rest, [5])
    assert pieces.lines == {"W": 3, "b": 3}
    cut = pieces.cut({"p": theta})
    np.testing.assert_array_equal(cut["W"], theta[:4].reshape(2, 2))
    np.testing.assert_array_equal(pieces.joined(cut)["p"], [*theta[:5], 0])


def test_a_vector_that_is_used_as_it_is_is_one_piece():
    """Nothing is cut out of it."""
    program = instrumented("z = p @ p\n")
    recorder, theta = Recorder(), np.array([0.3, -1.0])
    recorder.is_on = True
    exec(compile(program.tree, "text", "exec"), {RECORDER: recorder, "p": theta})
    assert pieces_of("p", theta, theta, trace_of(recorder.events, program.sites)) is None


def anatomy_of(tmp_path, text: str) -> Anatomy:
    """Take a script apart that is written here."""
    anatomy = dissect(Script(tmp_path / "fit.py", text))
    assert isinstance(anatomy, Anatomy), anatomy
    return anatomy


def test_a_wrong_gradient_is_wrong_where_it_is_computed(tmp_path):
    """In the function that the solver is given, for each of the arrays."""
    text = NET.format(solver="minimize").replace("(1 - a ** 2)", "a * (1 - a)")
    anatomy = anatomy_of(tmp_path, f"{text}q = solve(loss, p0, args=(x, y), jac=slope).x\n")
    assert {wrong.line for wrong in anatomy.lines_of_pieces.wrong.values()} == {11}
    assert set(anatomy.lines_of_pieces.wrong) == set(anatomy.pieces.places)


ROWS = """import math
from scipy.optimize import minimize
data = [(i / 10 - 2, math.tanh(i / 5 - 4)) for i in range(41)]
def out(p, x):
    total = p[0]
    for k in range(2):
        total += p[1 + 3 * k] * math.tanh(p[2 + 3 * k] * x + p[3 + 3 * k])
    return total
def cost(p):
    return sum((out(p, x) - t) ** 2 for x, t in data)
found = minimize(cost, {start}).x
"""


def test_rows_in_python_are_all_known_with_a_sum_over_units(tmp_path):
    """A prediction passes once a row where the function returns it."""
    anatomy = anatomy_of(tmp_path, ROWS.format(start="[.1, .5, 1, .2, -.3, .7, -.1]"))
    parts = anatomy.parts
    np.testing.assert_allclose(parts.X, np.arange(41) / 10 - 2)
    np.testing.assert_allclose(parts.y, np.tanh(np.arange(41) / 5 - 4))
    predicted = anatomy.functions.forward(parts.start, parts.X).reshape(-1)
    right = 0.1 + 0.5 * np.tanh(parts.X + 0.2) - 0.3 * np.tanh(0.7 * parts.X - 0.1)
    np.testing.assert_allclose(predicted, right)


def test_data_are_known_where_all_parameters_begin_at_zero(tmp_path):
    """Behind a tiny step, the prediction follows from them."""
    anatomy = anatomy_of(tmp_path, ROWS.format(start="[0.0] * 7"))
    assert anatomy.at == 1
    assert anatomy.parts.y.shape == (41,)


def test_a_solver_within_bounds_begins_anywhere_between_them():
    """It has no start of its own."""
    from scipy.optimize import differential_evolution

    solver = Solver(Recorder(), differential_evolution, (sum, [(2, 3), (-1, 0)]), {})
    low, high = solver.begun()
    assert 2 < low < 3
    assert -1 < high < 0


def ended(again, start=(1.0, 0.0), theta=(2.0, 0.0)):
    """Return what is told of a solver whose score is the first number over ten."""
    return finding_of_end(
        again,
        lambda found: float(found[0]) / 10,
        np.array(theta),
        lambda seed: np.array(start) + seed * np.ptp(start),
        1.0,
        Literal(3, 8, 10, 20.0),
        60.0,
    )


def test_a_solver_that_goes_on_was_stopped_on_its_way():
    """More iterations are advised, by how often it went on."""
    found = ended(lambda theta, **others: theta + np.array([1.0, 0]))
    assert found.cause == "too-few-steps"
    assert "again from where it ends, 4 times, the network has R2 0.600 instead" in found.sentence
    assert found.remedy.changes == (SetSteps(400),)


def test_a_solver_that_bounds_hold_back_is_told_by_leaving_them_out():
    """It is called with none."""
    found = ended(lambda theta, **others: theta + (7.0 if "bounds" in others else 0.0))
    assert found.cause == "over-regularized"
    assert "without them the network has R2 0.900, not 0.200" in found.sentence


@pytest.mark.parametrize(
    ("start", "cause", "words"),
    [
        ((1.0, 0.0), "seed-dependent", "from other random numbers the network has R2 0.900"),
        ((0.0, 0.0), "symmetric-init", "All parameters start as 0: equal units"),
    ],
)
def test_where_a_solver_begins_is_told_by_other_starts(start, cause, words):
    """Drawn by the script, or at random where it draws nothing."""
    found = ended(lambda theta, **others: theta if theta[0] == 2 else theta * 0 + 9, start=start)
    assert found.cause == cause
    assert words in found.sentence


def test_nothing_is_told_of_a_solver_that_ends_there_whatever_is_done():
    """All calls come to the same."""
    assert ended(lambda theta, **others: np.array([2.0, 0.0])) is None


@pytest.mark.slow
def test_a_solver_that_gives_up_by_an_error_does_not_run(tmp_path):
    """With the line of its call."""
    path = tmp_path / "fit.py"
    text = "q, _ = solve(lambda x, *p: net(np.array(p), x), x, y, p0, maxfev=30)\n"
    path.write_text(NET.format(solver="curve_fit") + text)
    report = diagnose_script(path, rerun=False, budget_s=30)
    assert report.verdict == "does-not-run"
    assert report.findings[0].where.line == 15
    assert "maxfev" in report.sentence


@pytest.mark.slow
def test_a_solver_stopped_on_its_way_is_told_and_let_go_on(tmp_path):
    """With the limit that the script gives it as the line."""
    path = tmp_path / "fit.py"
    text = "q = solve(loss, p0, args=(x, y),\n    jac=slope, options={'maxiter': 3}).x\n"
    path.write_text(NET.format(solver="minimize") + text)
    report = diagnose_script(path, budget_s=60)
    (found,) = report.faults
    assert (found.cause, found.where.line) == ("too-few-steps", 16)
    assert found.remedy.verified
