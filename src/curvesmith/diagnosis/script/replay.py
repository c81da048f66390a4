"""One iteration of the training, run again and again from the same state.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import copy
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import RECORDER, Instrumented, Loop
from curvesmith.diagnosis.script.locations import Location, Names, arrays_of
from curvesmith.diagnosis.script.memento import Memento
from curvesmith.diagnosis.script.program import other_seeds, run_code, seed_everything
from curvesmith.diagnosis.script.recorder import Enough, Event, Key, Recorder, as_array, like
from curvesmith.diagnosis.script.streams import with_streams
from curvesmith.diagnosis.script.sums import Began, began_with, forget_sums

__all__ = ["Arrival", "Place", "Replay", "arrive"]

Array = NDArray[np.float64]
Place = Location | tuple[int, int]  # where data enter: a place that holds them, or an event
_BODY = "__curvesmith_body__"
_STATE = "__curvesmith_state__"


def arrive(
    program: Instrumented,
    loop: int,
    script: Path,
    text: str,
    args: tuple[str, ...],
    seed: int,
    at: int = 0,
    skipped: int = 0,
    *,
    forgets: bool = True,
) -> Arrival | None:
    """Run a script up to an iteration of a loop, the first one; None if it never comes there.

    The first one of a network that is trained after others if the loop is to begin some times
    before. At a later one, what the iterations before it have summed up from zero is zero again,
    unless it is not to be forgotten: gradients of small batches of which each is to be seen alone.
    """
    watcher = _Arriving(loop, at, skipped)
    recorder = Recorder(watcher.watch)
    recorder.is_on, recorder.last = True, {}
    seed_everything(seed)
    code = compile(program.tree, str(script), "exec")
    with other_seeds(seed):
        run_code(code, script, text, args, {RECORDER: recorder})
    before = recorder.last
    recorder.is_on, recorder.last = False, None
    recorder.silence()
    if watcher.found is None:
        return None
    found, target = watcher.found, program.loops[loop].target
    with_streams(found)
    sums = forget_sums(found, watcher.began[0], target) if at and forgets else frozenset()
    return Arrival(recorder, found, watcher.items, before, sums)


class _Arriving:
    """Stops a run at an iteration of a loop."""

    def __init__(self, loop: int, at: int, skipped: int) -> None:
        self._loop, self._at, self._left = loop, at, skipped
        self.found: Names | None = None
        self.items: Any = ()
        self.began: list[Began] = []

    def watch(self, event: str, number: int, outer: Any, inner: Any) -> None:
        """Take note of what the loop runs over, and of how an iteration begins."""
        if number != self._loop:
            return
        self._left -= event == "enter"
        if self._left >= 0:
            return
        if event == "items":
            self.items = outer
        if event == "top":
            names = Names(outer, None if inner is outer else dict(inner))
            self.began.append(began_with(names) if self._at and not self.began else {})
            if len(self.began) > self._at:
                self.found = names
                raise Enough


class Arrival(NamedTuple):
    """The recorder that the code reports to, its names, what the loop runs over.

    And the last value that passed at each site before it, in the order of time; and the places
    that hold sums over iterations.
    """

    recorder: Recorder
    names: Names
    items: Any
    before: dict[int, Array]
    sums: frozenset[str] = frozenset()


class Replay:
    """The body of a loop, run on a state that is brought back before each run.

    Parameters
    ----------
    loop : Loop
    recorder : Recorder
    names : Names
        As they are when the first iteration begins.
    script : Path
        For tracebacks.
    carried : set of str
        Places that runs may be asked to write to.

    Attributes
    ----------
    twins : dict of key to tuple of keys
        Events that are replaced together: ``X[i]`` is often written more than once.
    turned : frozenset of key
        Those of them that are transposed: ``X[i].T``.
    holes : dict of str to ndarray
        Arrays that hold NaN or infinities, as they were before these were filled.
    tried : dict of key to Location
        Events of parameters that a step is tried to, and where these are: each run tries a step
        of length zero.
    """

    def __init__(
        self, loop: Loop, recorder: Recorder, names: Names, script: Path, carried: set[str]
    ) -> None:
        self.names = names
        self.recorder = recorder
        self.twins: dict[Key, tuple[Key, ...]] = {}
        self.turned: frozenset[Key] = frozenset()
        self.holes: dict[str, Array] = {}
        self.tried: dict[Key, Location] = {}
        self._body = _compiled(loop, names, script)
        roots = names.tables()
        self._start = Memento(roots)
        written = {id(x.get(names)) for t, x in arrays_of(names).items() if t in carried}
        self._usual_turns: Counter[int] | None = None
        self.run()
        self._usual_turns = recorder.turns
        constant = self._start.constant_arrays() - written
        self._is_random = self._start.has_drawn
        self._start.restore()
        self._roots = roots
        self._constant = constant
        self._start = Memento(roots, constant, is_random=self._is_random)
        self._later: Memento | None = None

    def run(
        self,
        params: Mapping[Location, Array] | None = None,
        data: Mapping[Any, Array] | None = None,
        *,
        goes_on: bool = False,
        **recording: Any,
    ) -> list[Event]:
        """Run the body once and return the events; `names` then show the state after it.

        Parameters
        ----------
        params : mapping of Location to array or None
            Values to write first.
        data : mapping of Location or event key to array or None
            What to put in the place of the data.
        goes_on : bool, default=False
            Whether to begin where the last run that went on has ended: momentum and counters.
        **recording
            As `Recorder.begin` takes it.
        """
        start = self._later if goes_on and self._later is not None else self._start
        start.restore()
        values: dict[Key, Array] = {}
        for place, array in (data or {}).items():
            if isinstance(place, Location):
                place.put(self.names, like(array, place.get(self.names)))
            else:
                twins = self.twins.get(place, (place,))
                values |= {key: array.T if key in self.turned else array for key in twins}
        for location, array in (params or {}).items():
            location.write(self.names, array)
        values |= self._untried() | values
        self.recorder.begin(values=values, usual_turns=self._usual_turns, **recording)
        self._execute()
        if goes_on:
            self._later = Memento(self._roots, self._constant, is_random=self._is_random)
        return self.recorder.events

    def rewind(self) -> None:
        """Bring the state back to where the first iteration begins."""
        self._start.restore()

    def begin_again(self) -> None:
        """Forget what runs that went on have left behind."""
        self._later = None

    def _untried(self) -> dict[Key, Array]:
        """Return where an iteration begins, for each event in which it tries to go elsewhere."""
        held = {key: as_array(place.get(self.names)) for key, place in self.tried.items()}
        return {key: np.array(x, np.float64) for key, x in held.items() if x is not None}

    def _execute(self) -> None:
        self.recorder.is_on = True
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                self._body()
        except Enough:
            return  # as far as was wanted
        finally:
            self.recorder.is_on = False


def _compiled(loop: Loop, names: Names, script: Path) -> Any:
    """Return a function without arguments that runs the body on the names."""
    once = ast.parse("for __curvesmith_once__ in (0,):\n    pass").body[0]
    assert isinstance(once, ast.For)
    once.body = list(loop.body)  # has its places in the source; compiling changes nothing of it
    if any(isinstance(node, ast.Yield) for inner in once.body for node in ast.walk(inner)):
        once.body = [_Unyielding().visit(inner) for inner in copy.deepcopy(once.body)]
    if names.inner is None:
        code = compile(ast.Module([once], []), str(script), "exec")
        return lambda: exec(code, names.outer)
    function = _as_function(loop, once, names.inner)
    scope: dict[str, Any] = {}
    exec(compile(function, str(script), "exec"), names.outer, scope)
    holder = scope[loop.owner] if loop.owner else None
    body = vars(holder)[_BODY] if holder is not None else scope[_BODY]
    inner = names.inner

    def run() -> None:
        known = {k: v for k, v in inner.items() if k in wanted}
        body(inner, **known)

    wanted = set(body.__code__.co_varnames[1 : body.__code__.co_argcount])
    return run


class _Unyielding(ast.NodeTransformer):
    """Lets the body of a generator's loop be run by itself: what it yields is only computed."""

    def visit_Yield(self, node: ast.Yield) -> ast.expr:
        """Return the value that is yielded."""
        value: ast.expr = self.visit(node.value) if node.value else ast.Constant(None)
        return ast.copy_location(value, node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Leave functions alone that are made in the loop."""
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        """Leave functions alone that are made in the loop."""
        return node


def _as_function(loop: Loop, once: ast.For, inner: dict[str, Any]) -> ast.Module:
    """Return a module that defines the body as a function of the names around it."""
    hidden = f"_{loop.owner}__" if loop.owner else "\0"
    own = [
        f"__{name.removeprefix(hidden)}" if name.startswith(hidden) else name
        for name in inner
        if name.isidentifier() and name not in loop.declared_global
    ]
    declared = [f"    global {', '.join(loop.declared_global)}"] if loop.declared_global else []
    lines = [
        f"def {_BODY}({', '.join([_STATE, *own])}):",
        *declared,
        "    try:",
        "        pass",
        "    finally:",
        f"        {_STATE}.update((k, v) for k, v in locals().items() if k != '{_STATE}')",
    ]
    tree = ast.parse("\n".join(lines))
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    attempt = function.body[-1]
    assert isinstance(attempt, ast.Try)
    if loop.owner:
        tree.body = [ast.ClassDef(loop.owner, [], [], [function], [], **_no_types())]
        ast.fix_missing_locations(tree)
    attempt.body = [once]
    return tree


def _no_types() -> dict[str, Any]:
    """Return the field that classes have since Python 3.12."""
    return {"type_params": []} if "type_params" in ast.ClassDef._fields else {}
