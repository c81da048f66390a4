"""Calls of SciPy's solvers, written as a loop that can be looked at.

``result = minimize(loss, theta, args=(X, y), ...)`` becomes a loop whose iterations ask for the
loss and make a tiny step along the gradient that the solver is given; the last one calls the
solver as the script does. Lines stay.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from curvesmith.diagnosis.script.recorder import Recorder

__all__ = ["LIMITS", "SOLVER", "TURN", "Solver", "is_of_loop", "solvers_in", "solvers_spread"]

Array = NDArray[np.float64]
SOLVER, TURN = "__solver__", "solver_rate"
_FINDING = ("minimize", "basinhopping", "fmin", "fmin_powell", "fmin_bfgs", "fmin_cg")
_PAIRS = ("fmin_l_bfgs_b", "fmin_tnc")  # whose function returns the gradient too, unless told
_SQUARES = ("least_squares", "leastsq", "root")
_CURVES = ("curve_fit",)
_GLOBAL = ("differential_evolution", "dual_annealing")  # begin anywhere within bounds
_KNOWN = (*_FINDING, *_GLOBAL, *_PAIRS, *_SQUARES, *_CURVES)
_THETAS = ("solution", "solution_found", "solution_of_solver")  # the first that is free
LIMITS = ("maxiter", "maxfev", "max_nfev", "maxfun", "maxit", "niter")
_LOOKS = 7  # iterations in which a loop is known
_TINY = 1e-6
_BODY = """
{solver} = {recorder}.solver({call})
solver_args = {solver}.arrays
{theta} = {solver}.begun()
for solver_rate in {solver}.rates:
    {value}
    if solver_rate:
        solver_slope = {solver}.slope({theta}, solver_args)
        {theta} = {theta} - solver_rate * solver_slope
    else:
        {theta} = {solver}.solved()
"""
_VALUES = {
    "": "solver_loss = {solver}.value({theta}, solver_args)",
    "squares": """solver_error = {solver}.value({theta}, solver_args)
    solver_loss = (solver_error ** 2).mean()""",
    "curve": """solver_error = {solver}.value({theta}, solver_args) - solver_args[-1]
    solver_loss = (solver_error ** 2).mean()""",
}


class Solver:
    """One call of a solver of SciPy.

    Parameters
    ----------
    recorder : Recorder
        Is not told of what the solver itself asks for.
    function : callable
        Of ``scipy.optimize``.
    args, kwargs
        What the script calls it with.

    Attributes
    ----------
    arrays : list of ndarray
        The data that the call names, of which `value` is asked.
    rates : tuple of float
        One an iteration; 0 for the one that solves.
    has_slope : bool
        Whether the script computes the gradient.
    result : object
        What the solver returns.
    """

    def __init__(
        self, recorder: Recorder, function: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        self._recorder = recorder
        self._call = function, args, kwargs
        self._name = getattr(function, "__name__", "")
        given = inspect.signature(function).bind(*args, **kwargs)
        given.apply_defaults()
        self._given = given.arguments
        self._inner = {**(self._given.get("minimizer_kwargs") or {})}
        self._function = self._named("fun", "func", "f")
        more = self._named("args")
        more = () if more is None else more
        self._more = list(more) if isinstance(more, tuple) else [more]
        if self._name in _CURVES:
            self._more = [np.asarray(self._named("xdata")), np.asarray(self._named("ydata"))]
        self._at = [k for k, x in enumerate(self._more) if isinstance(x, np.ndarray)]
        self.arrays = [self._more[k] for k in self._at]
        self.rates = (*(_TINY,) * _LOOKS, 0.0)
        self._jac = self._named("jac", "fprime", "Dfun")
        is_pair = self._name in _PAIRS and self._jac is None and not self._named("approx_grad")
        self._is_pair = is_pair or self._jac is True
        self.has_slope = self._name not in (*_SQUARES, *_CURVES) and (
            self._is_pair or callable(self._jac)
        )
        self._pair: Any = None
        self.result: Any = None

    def _named(self, *names: str) -> Any:
        """Return the first argument of some names that the solver knows and that is given."""
        found = (self._given.get(n, self._inner.get(n)) for n in names)
        return next((value for value in found if value is not None), None)

    def begun(self) -> Array:
        """Return a copy of where the solver begins."""
        start = self._named("x0", "p0")
        bounds = self._named("bounds") if self._name in _GLOBAL else None
        if bounds is not None:
            low, high = (np.asarray(bound, float) for bound in zip(*bounds, strict=True))
            start = low + (high - low) * np.random.default_rng(0).uniform(size=low.shape)
        if start is None:
            start = np.ones(len(inspect.signature(self._function).parameters) - 1)
        return np.array(start, dtype=np.float64).reshape(-1)

    def value(self, theta: Array, arrays: list[Array]) -> Any:
        """Return what the script's function is at theta."""
        if self._name in _CURVES:
            return self._function(arrays[0], *theta)
        value = self._function(theta, *self._filled(arrays), **(self._given.get("kwargs") or {}))
        if self._is_pair:
            self._pair, value = value, value[0]
        return float(np.sum(value)) if self._name not in _SQUARES else np.asarray(value)

    def slope(self, theta: Array, arrays: list[Array]) -> Array:
        """Return the gradient that the script gives the solver; any direction if it gives none."""
        if self._is_pair and self.has_slope:
            return np.asarray(self._pair[1], dtype=np.float64)
        if self.has_slope:
            return np.asarray(self._jac(theta, *self._filled(arrays)), dtype=np.float64)
        return np.random.default_rng(0).normal(size=theta.shape)

    def solved(self) -> Array:
        """Call the solver as the script does, and return the parameters that it finds."""
        function, args, kwargs = self._call
        with self._recorder.deaf():
            self.result = function(*args, **kwargs)
        first = self.result[0] if isinstance(self.result, tuple) else self.result
        found = first.x if hasattr(first, "x") else first
        return np.array(found, dtype=np.float64).reshape(-1)

    def again(self, theta: Array, **others: Any) -> Array:
        """Call the solver from other parameters, with some arguments replaced that it knows."""
        function = self._call[0]
        known = inspect.signature(function).bind(*self._call[1], **self._call[2])
        known.arguments |= {n: x for n, x in others.items() if n in known.arguments}
        parameters = inspect.signature(function).parameters
        place = next(name for name in ("x0", "p0") if name in parameters)
        known.arguments[place] = theta
        before = self._call
        self._call = function, known.args, known.kwargs
        try:
            return self.solved()
        finally:
            self._call = before

    def _filled(self, arrays: list[Array]) -> list[Any]:
        more = list(self._more)
        for k, array in zip(self._at, arrays, strict=True):
            more[k] = array
        return more


def solvers_spread(tree: ast.Module, recorder: str) -> ast.Module:
    """Return a module whose calls of solvers are loops.

    Parameters
    ----------
    tree : Module
    recorder : str
        What the code calls its recorder.
    """
    names = _imported(tree)
    if not names:
        return tree
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    theta = next(name for name in _THETAS if name not in used)
    changed = _Solvers(names, theta, recorder).visit(tree)
    assert isinstance(changed, ast.Module)
    return changed


def solvers_in(tree: ast.Module) -> frozenset[str]:
    """Return the names by which a script calls solvers, as the last part of a dotted name."""
    names = _imported(tree)
    own = {name for name, known in names.items() if known}
    return frozenset(own | set(_KNOWN if "" in names.values() else ()))


def is_of_loop(text: str) -> bool:
    """Whether a target or an expression is of the loop, and not of the script."""
    return SOLVER in text or text.startswith(("solver_args", "solver_slope")) or text in _THETAS


def _imported(tree: ast.Module) -> dict[str, str]:
    """Return how the script calls what it imports of SciPy: solvers, and modules as ``''``."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scipy"):
            for alias in node.names:
                known = alias.name if alias.name in _KNOWN else ""
                found[alias.asname or alias.name] = known
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("scipy"):
                    found[alias.asname or alias.name] = ""
    return found


class _Solvers(ast.NodeTransformer):
    """Puts a loop in front of each statement that calls a solver."""

    def __init__(self, names: dict[str, str], theta: str, recorder: str) -> None:
        self._names = names
        self._theta = theta
        self._recorder = recorder

    def visit_Assign(self, node: ast.Assign) -> Any:
        """Return the loop and the statement."""
        return self._with_loop(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        """Return the loop and the statement."""
        return self._with_loop(node)

    def visit_Expr(self, node: ast.Expr) -> Any:
        """Return the loop and the statement."""
        return self._with_loop(node)

    def visit_Return(self, node: ast.Return) -> Any:
        """Return the loop and the statement."""
        return self._with_loop(node)

    def _with_loop(self, node: ast.stmt) -> Any:
        value = getattr(node, "value", None)
        call = None if value is None else self._call_in(value)
        if call is None:
            return node
        name = self._solver(call)
        kind = "curve" if name in _CURVES else "squares" if name in _SQUARES else ""
        words = {"solver": SOLVER, "theta": self._theta, "recorder": self._recorder}
        text = _BODY.format(call="_", value=_VALUES[kind].format(**words), **words)
        made = ast.parse(text).body
        for new in (inner for statement in made for inner in ast.walk(statement)):
            ast.copy_location(new, call)
        begun, loop = made[0], made[-1]
        assert isinstance(begun, ast.Assign)
        assert isinstance(begun.value, ast.Call)
        begun.value.args, begun.value.keywords = [call.func, *call.args], call.keywords
        loop.end_lineno = call.end_lineno
        kept = ast.parse(f"{SOLVER}.result", mode="eval").body
        for new in ast.walk(kept):
            ast.copy_location(new, call)
        return [*made, _Instead(call, kept).visit(node)]

    def _call_in(self, node: ast.expr) -> ast.Call | None:
        """Return the call of a solver in an expression, of what is computed once."""
        if isinstance(node, ast.Call) and self._solver(node):
            return node
        if isinstance(node, (ast.Lambda, ast.ListComp, ast.GeneratorExp, ast.DictComp)):
            return None
        inner = (n for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr))
        return next(filter(None, map(self._call_in, inner)), None)

    def _solver(self, call: ast.Call) -> str:
        """Return the name of the solver that is called; empty if none is."""
        owner, _, last = ast.unparse(call.func).rpartition(".")
        if not owner:
            return self._names.get(last, "")
        is_ours = owner.split(".")[0] in {name.split(".")[0] for name in self._names}
        return last if is_ours and last in _KNOWN else ""


class _Instead(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.expr, new: ast.expr) -> None:
        self._old = old
        self._new = new

    def visit(self, node: ast.AST) -> Any:
        """Return the new node for the old one."""
        return self._new if node is self._old else self.generic_visit(node)
