"""Scripts whose network a solver of SciPy trains."""

import ast

import numpy as np
import pytest

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.recorder import Recorder
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
    assert list(subject.params) == ["solution"]
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
        theta, nudge = np.linspace(-1, 1, 10), 1e-6 * np.eye(10)[4]
        there, here = (
            subject.loss({"solution": theta + move}, subject.X, subject.y)
            for move in (nudge, -nudge)
        )
        own = subject.gradient({"solution": theta}, subject.X, subject.y)["solution"][4]
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
