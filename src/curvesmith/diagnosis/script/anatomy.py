"""A script taken apart: its training loop, parts, functions, lines; or why that cannot be.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import trace_of
from curvesmith.diagnosis.script.evaluation import Judged
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.frozen import frozen_line
from curvesmith.diagnosis.script.functions import Functions, not_overflowing
from curvesmith.diagnosis.script.halves import Halves, halves_of
from curvesmith.diagnosis.script.instrument import (
    RECORDER,
    Instrumented,
    Loop,
    instrumented,
    names_in,
)
from curvesmith.diagnosis.script.lines import Lines, find_lines
from curvesmith.diagnosis.script.literals import Literal, option_literal, step_literal
from curvesmith.diagnosis.script.locations import Location, Names, arrays_of, in_the_same_names
from curvesmith.diagnosis.script.lost import cut_line
from curvesmith.diagnosis.script.made import last_word
from curvesmith.diagnosis.script.parts import UNMET, Parts, find_parts, with_others_beside
from curvesmith.diagnosis.script.pieces import Pieces, pieces_of
from curvesmith.diagnosis.script.program import Script, run_code, seed_everything
from curvesmith.diagnosis.script.quick import quick_forward, quick_loss
from curvesmith.diagnosis.script.recorder import Recorder, as_array
from curvesmith.diagnosis.script.replay import Arrival, Replay, arrive
from curvesmith.diagnosis.script.solving import LIMITS, SOLVER, TURN, Solver, is_of_loop
from curvesmith.diagnosis.script.sums import widened
from curvesmith.diagnosis.script.survey import LoopHistory, Survey
from curvesmith.diagnosis.script.training import Training, train
from curvesmith.diagnosis.script.updates import Update, find_updates
from curvesmith.diagnosis.script.wrong_line import error_line, find_wrong, unused_gradients
from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.subject import Subject

__all__ = ["Anatomy", "dissect"]

Array = NDArray[np.float64]
_SURVEY = 10.0  # seconds to look for the training loop
_MOST_UNMOVING = 3  # loops without an effect that are looked at
_MOST_SURVEYS = 5  # loops that make data look like a training at first


@dataclass(frozen=True, eq=False)
class Anatomy:
    """A script taken apart, as seen in one iteration: the first one that makes a step."""

    script: Script
    program: Instrumented
    loop: int
    history: LoopHistory
    replay: Replay
    parts: Parts
    updates: dict[str, Update]
    functions: Functions
    lines: Lines
    before: dict[int, Array]
    at: int = 0

    def train(self, seed: int, seconds: float) -> Training:
        """Run the script's own training."""
        parts = self.parts
        return train(
            self.quiet, self.loop, self.script, seed,
            parts.params, parts.loss, seconds, parts.sources or (),
        )  # fmt: skip

    @cached_property
    def quiet(self) -> Instrumented:
        """The script as it is trained: only the loss tells, and what is done behind the loop."""
        loss, loop = self.parts.loss, self.program.loops[self.loop]
        passed = {site for site, _ in self.parts.trace.values}
        behind = {
            site.number
            for site in self.program.sites
            if site.number not in passed and not loop.line <= site.line <= loop.end
        }
        return instrumented(self.script.text, frozenset(behind | {loss[0]} if loss else behind))

    @property
    def has_dead_ends(self) -> bool:
        """Whether a parameter that nothing changes has a gradient of zero, behind dead units.

        What the optimizer is not given has another one.
        """
        self.replay.run(data=self.parts.sample(0))
        tensors = [self.parts.params[name].get(self.replay.names) for name in self.parts.frozen]
        slopes = [as_array(getattr(tensor, "grad", None)) for tensor in tensors]
        self.replay.rewind()
        return any(slope is not None and not np.any(slope) for slope in slopes)

    @property
    def may_train_others(self) -> bool:
        """Whether the loop may train several networks: it is inside a function, or another loop."""
        return self.program.loops[self.loop].in_function or bool(self.history.parents)

    def fresh_start(self, seed: int) -> dict[str, Array]:
        """Return the parameters as the script draws them with another seed."""
        arrival = _arrive(self.program, self.loop, self.script, seed + 1)
        if arrival is None:
            return dict(self.parts.start)
        found = {name: as_array(x.get(arrival.names)) for name, x in self.parts.params.items()}
        return {name: np.array(x, dtype=np.float64) for name, x in found.items()}

    def data(self, training: Training) -> tuple[Array, Array]:
        """Return X and y as a training found them, thinned out like those examined."""
        own = self.functions.X, self.functions.y
        if len(training.data) < 2:
            return own
        X, y = training.data
        if X.shape != self.parts.X.shape or y.shape != self.parts.y.shape:
            return own
        rows = self.functions.rows
        return (X, y) if rows is None else (X[rows], y[rows])

    def subject(self, training: Training, name: str) -> Subject:
        """Return what the checks examine."""
        functions, parts = self.functions, self.parts
        began = {name: x.astype(functions.dtype) for name, x in parts.start.items()}
        rates = sorted({abs(u.rate) for u in self.updates.values() if u.rate})
        is_whole = not parts.is_one_of_several
        has_loss = not parts.is_in_pieces and is_whole and functions.has_loss_of_rows
        known = not_overflowing(functions)
        offered: dict[str, Any] = {
            "forward": known["forward"],
            "loss": known["loss"] if has_loss else None,
            "gradient": known["gradient"] if functions.has_gradient and is_whole else None,
            "step": known["step"],
            "reset": functions.reset,
            "init": self.fresh_start,
            "n_steps": self.n_steps(training),
            "learning_rate": self._rate(rates),
            "losses": training.losses,
            "name": name,
            "kind": "script",
            "is_automatic": functions.is_automatic,
        }
        if self.solver is not None:
            offered |= self._of_solver(self.solver)
        # Several networks descend for themselves: no step is one towards the mean of all.
        is_mean = parts.pick is not None and parts.pick.number is None
        if is_mean or self.replay.tried:
            offered |= dict.fromkeys(("step", "reset", "n_steps", "learning_rate", "losses"))
        # A training that diverged says nothing about which network it is: asked before it.
        structure = identify(Subject(began, functions.X, functions.y, **offered))
        offered["structure"] = structure
        if structure is not None and parts.by_row:
            offered["forward"] = quick_forward(structure)
            if offered["loss"] is not None:
                offered["loss"] = quick_loss(functions, structure, began) or functions.loss
        if training.is_complete:
            offered["trained"] = training.params
        return self._in_pieces(Subject(began, functions.X, functions.y, **offered))

    @property
    def solver(self) -> Solver | None:
        """The call of a solver that trains the network; None if a loop of the script does."""
        if self.program.loops[self.loop].target != TURN:
            return None
        return _solver_of(self.replay.names)

    def _of_solver(self, solver: Solver) -> dict[str, Any]:
        """Return what is offered otherwise where a solver makes the steps, in a way of its own."""
        unknown = ("step", "reset", "n_steps", "learning_rate", "losses")
        gradient = {} if solver.has_slope else {"gradient": None}
        return {**dict.fromkeys(unknown), **gradient}

    @cached_property
    def pieces(self) -> Pieces | Halves | None:
        """The arrays that those of the script hold: parts of one vector, or weights and biases."""
        if self.solver is not None and len(self.parts.params) == 1:
            return self._cut_out()
        began = {n: x.astype(self.functions.dtype) for n, x in self.parts.start.items()}
        if self.solver is not None or self.parts.by_row:
            return None
        functions = self.functions
        whole = Subject(began, functions.X, functions.y, forward=functions.forward)
        return halves_of(whole) if identify(whole) is None else None

    def _cut_out(self) -> Pieces | None:
        """Return what the script cuts the vector of parameters into that it gives a solver."""
        ((name, place),) = self.parts.params.items()
        theta = np.random.default_rng(0).normal(size=self.parts.start[name].shape)
        events = self.replay.run({place: theta})
        start = self.parts.start[name]
        found = pieces_of(name, start, theta, trace_of(events, self.program.sites))
        if found is None or not found.rest.size:
            return found
        moved = np.where(np.isin(np.arange(start.size), found.rest), start + 1, start)
        here, there = (self.functions.forward({name: x}, self.parts.X) for x in (start, moved))
        return found if np.array_equal(here, there) else None

    def _in_pieces(self, whole: Subject) -> Subject:
        """Return a subject of the script's arrays as one of those that they hold."""
        pieces = self.pieces if whole.structure is None else None
        if pieces is None:
            return whole

        def mapped(function: Callable[..., Any] | None) -> Callable[..., Any] | None:
            if function is None:
                return None
            return lambda params, *data: pieces.cut(function(pieces.joined(params), *data))

        cut = replace(
            whole,
            params=pieces.cut(whole.params),
            forward=pieces.of(whole.forward),
            loss=None if whole.loss is None else pieces.of(whole.loss),
            gradient=mapped(whole.gradient),
            step=mapped(whole.step),
            init=lambda seed: pieces.cut(self.fresh_start(seed)),
            trained=None if whole.trained is None else pieces.cut(whole.trained),
        )
        return replace(cut, structure=identify(cut))

    @cached_property
    def lines_of_pieces(self) -> Lines:
        """The lines with what is known of the script's arrays said of those that they hold."""
        pieces, lines = self.pieces, self.lines
        if pieces is None:
            return lines

        def of_each(known: dict[str, Any]) -> dict[str, Any]:
            return {half: known[whole] for half, whole in pieces.names.items() if whole in known}

        # Where each value is right up to its sign, all of them together are seen to be wrong.
        is_loose = any(is_of_loop(wrong.text) for wrong in lines.wrong.values())
        return replace(
            lines,
            made=of_each(lines.made),
            updated=of_each(lines.updated),
            gradients=of_each(lines.gradients),
            wrong={} if is_loose else of_each(lines.wrong),
            used=pieces.lines if isinstance(pieces, Pieces) else of_each(lines.used),
        )

    def again(self, theta: Array, **others: Any) -> Array:
        """Let the solver of the script begin elsewhere, and return where it ends.

        Where it began if it gives up by an error.
        """
        self.replay.rewind()
        assert self.solver is not None
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                return self.solver.again(theta, **others)
        except Exception:  # solvers raise in many ways, and so may what they call
            return theta
        finally:
            self.replay.rewind()

    def judged(self, training: Training, subject: Subject) -> Judged:
        """Return what the script did before and behind its training."""
        # Row by row, it takes too long to ask a network that is not known as layers.
        is_quick = not self.parts.by_row or subject.structure is not None
        as_examined = self.pieces.cut if self.pieces else dict
        return Judged(
            training.after if training.is_complete and is_quick else {},
            self.before,
            self.program.sites,
            lambda X: subject.forward(as_examined(training.params), X),
            lambda X: subject.forward(as_examined(self.parts.start), X),
            self.parts.X,
            self.parts.y,
            outputs=(
                (lambda X: self.functions.outputs(training.params, X))
                if self.functions.has_link
                else None
            ),
            batches=self.parts.batch_names,
        )

    def n_steps(self, training: Training) -> int:
        """Return how many iterations the whole training has."""
        n_iterations = training.n_steps
        if not training.is_complete and self.history.n_items:
            n_iterations = max(n_iterations, self.history.n_items)
        return max(n_iterations // (self.at + 1), 1)

    def _rate(self, rates: list[float]) -> float | None:
        written = self.lines.rate.value if self.lines.rate else None
        if rates and rates[-1] <= rates[0] * (1 + 1e-3):
            is_written = written is not None and abs(written / rates[0] - 1) < 1e-3
            return written if is_written else rates[0]
        return written


def dissect(script: Script, *, is_brief: bool = False) -> Anatomy | Stop:
    """Take a script apart.

    Parameters
    ----------
    script : Script
    is_brief : bool, default=False
        Whether to leave out the search for wrong lines.

    Returns
    -------
    anatomy : Anatomy or Stop
        A `Stop` of kind "failed" (or another way to end before the training) if the script does
        not run; of kind "finished" with a sentence of what was looked for if nothing trains.
    """
    program = instrumented(script.text)
    reason, ignored = "", frozenset[int]()
    unmet: list[int] = []
    for _ in range(_MOST_SURVEYS):
        survey = Survey(_SURVEY, ignored, [names_in(loop.target) for loop in program.loops])
        stop = _surveyed(script, program, survey)
        candidates = survey.candidates()
        # A script that fails behind its training has been trained; before it, there is nothing.
        if stop.kind not in ("finished", "exited") and stop.error != "Enough" and not candidates:
            return stop
        if not candidates:
            last = _tried_last(script, program, survey, unmet, is_brief)
            if last is not None:
                return last
            sentence = _looked_for(program, reason, is_cut=stop.error == "Enough")
            return stop if stop.kind == "exited" else Stop("finished", sentence)
        for number in (n for seen in _seen(survey, candidates) for n in _from_inside(survey, seen)):
            found = _tried(script, program, number, survey, is_brief)
            if isinstance(found, Anatomy):
                return found
            reason = reason or found
            ignored |= {number}
            unmet += [number] if found == UNMET else []
    return Stop("finished", _looked_for(program, reason, is_cut=stop.error == "Enough"))


def _seen(survey: Survey, candidates: list[int]) -> list[int]:
    """Return the first candidates, as far as they were seen long enough.

    The first one ended the survey; whether loops around it begin anew is known only then.
    """
    others = takewhile(survey.has_seen, candidates[1:])
    return [candidates[0], *others]


def _from_inside(survey: Survey, number: int) -> list[int]:
    """Return a loop behind those inside it that change several arrays, each time from anew.

    What a loop over folds changes is often all that comes of the training inside it.
    """
    known = survey.loops
    inner = [n for n, x in known.items() if number in x.parents and x.reset and x.changes_arrays]
    return [*(n for n in survey.begun_anew() if n in inner), number] if inner else [number]


def _unmoving(survey: Survey, anew: list[int]) -> list[int]:
    """Return the loops that leave all arrays as they are, the likeliest first.

    Those around others, which go through layers and parameters in each iteration; then those with
    most iterations. None around a loop that changes several arrays, if each time from anew: it
    trains other networks.
    """
    known = survey.loops
    around = {n for inner in anew if known[inner].changes_arrays for n in known[inner].parents}
    found = [
        n
        for n, history in known.items()
        if history.still and n not in around
        if not (history.carried or history.is_going_through)
    ]
    order = sorted(found, key=lambda n: (len(known[n].parents), -known[n].n_iterations, -n))
    return order[:_MOST_UNMOVING]


def _surveyed(script: Script, program: Instrumented, survey: Survey) -> Stop:
    """Run a script until its training has been seen, and tell how it ended."""
    seed_everything(0)
    code = compile(program.tree, str(script.path), "exec")
    recorder = Recorder(survey.watch)
    stop, _ = run_code(code, script.path, script.text, script.args, {RECORDER: recorder})
    return stop


def _tried(
    script: Script, program: Instrumented, number: int, survey: Survey, is_brief: bool
) -> Anatomy | str:
    reason = ""
    # Output weights of zero hold back all others once; sums over batches, for longer.
    steps = {0, survey.loops[number].step_at or 0}
    # From parameters that are all zero, nothing follows from the data before a tiny step.
    steps |= {1} if program.loops[number].target == TURN else set()
    for at in sorted(steps, reverse=max(steps) > 1):
        try:
            found = _taken_apart(script, program, number, survey, is_brief, at)
        except Exception as error:  # the user's code, run again in parts
            found = f"an iteration cannot be made again ({type(error).__name__}: {error})"
        if isinstance(found, Anatomy):
            return found
        reason = reason or found
    return reason


def _tried_last(
    script: Script, program: Instrumented, survey: Survey, unmet: list[int], is_brief: bool
) -> Anatomy | None:
    """Return a training of loops that change nothing, or that began anew, or seen later."""
    anew = survey.begun_anew()
    for number in (*_unmoving(survey, anew), *anew):
        found = _tried(script, program, number, survey, is_brief)
        if isinstance(found, Anatomy):
            return found
    return _tried_later(script, program, survey, unmet, is_brief)


def _tried_later(
    script: Script, program: Instrumented, survey: Survey, unmet: list[int], is_brief: bool
) -> Anatomy | None:
    """Return a training seen from its second iteration on, of loops in which nothing is met.

    Weights that each iteration solves for are kept by all but the first.
    """
    for number in unmet:
        if survey.loops[number].n_iterations > 1:
            try:
                found = _taken_apart(script, program, number, survey, is_brief, 1)
            except Exception:  # the user's code, run again in parts
                continue
            if isinstance(found, Anatomy) and found.replay.tried:
                return found
    return None


def _looked_for(program: Instrumented, reason: str, *, is_cut: bool) -> str:
    n_loops = len(program.loops)
    if not reason:
        when = f" in the first {_SURVEY:g} s" if is_cut else ""
        return (
            f"No training was found{when}: none of the {n_loops} loops keeps changing the same "
            "arrays of numbers, and no model that we know was fitted."
        )
    return f"A loop that changes arrays was found, but it cannot be examined: {reason}."


def _arrive(
    program: Instrumented, loop: int, script: Script, seed: int, at: int = 0
) -> Arrival | None:
    s = script
    is_loop = program.loops[loop].target != TURN  # which may sum up gradients
    return arrive(program, loop, s.path, s.text, s.args, seed, at, s.skipped, forgets=is_loop)


def _taken_apart(
    script: Script,
    program: Instrumented,
    number: int,
    survey: Survey,
    is_brief: bool,
    at: int,
) -> Anatomy | str:
    loop, history = program.loops[number], survey.loops[number]
    arrival = _arrive(program, number, script, 0, at)
    if arrival is None:
        return "it is not reached again"
    holes = _filled(arrival.names)
    kept = _kept(script, history, arrival.names)
    written = kept | (history.still if history.step_at is None else set())
    written |= with_others_beside(kept, arrays_of(arrival.names)) | _single(arrival.names)
    replay = Replay(loop, arrival.recorder, arrival.names, script.path, written)
    if at == (history.step_at or 0) and widened(arrival.names, replay.run, replay.rewind):
        replay = Replay(loop, arrival.recorder, arrival.names, script.path, written)
    replay.holes = holes
    parts = find_parts(replay, program, loop, arrival, kept, history.still)
    if not isinstance(parts, str) and loop.target == TURN and parts.by_row:
        parts = "the solver sees all rows, of which only single ones were found"
    if isinstance(parts, str):
        return parts
    # What a step is tried to is taken back in each run: no update can be seen.
    updates = {} if replay.tried else find_updates(replay, parts, program, loop)
    updates = (at == 0 and _seen_later(script, program, number, history, parts)) or updates
    functions = Functions(replay, parts, updates)
    is_plain = is_brief or functions.has_tensors or not _has_slope(loop, replay.names)
    wrong = {} if is_plain else find_wrong(replay, parts, updates)
    counting = program.loops[_counting_loop(loop, parts, survey)]
    steps = _steps(script.text, counting, survey.loops[counting.number].n_items)
    before = _of_script(program, arrival.before)
    lines = find_lines(script.text, loop, parts, updates, wrong, before, steps, counting.line)
    lines = replace(
        lines,
        is_automatic=functions.has_tensors,
        frozen=_frozen_line(replay, parts, script.text, lines),
        unused=unused_gradients(replay, parts, updates, in_function=loop.in_function)
        if not is_plain
        else {},
        error=None if is_plain else error_line(replay, parts, updates),
        seldom=_seldom_line(script.text, parts, lines),
        counts_rows=loop.target == TURN or _counts_rows(replay, len(np.atleast_1d(parts.y))),
    )
    return Anatomy(
        script, program, number, history, replay, parts, updates, functions, lines,
        before, at,
    )  # fmt: skip


def _kept(script: Script, history: LoopHistory, names: Names) -> set[str]:
    """Return the places of what may be trained."""
    # What no iteration changes is looked at where nothing else can be what is trained.
    kept = history.kept | (history.stepped - history.reset) | _alike(names, history.still)
    kept |= _in_functions(kept, arrays_of(names))
    if script.skipped:  # the network that counts need not have the places of the one that was seen
        kept = kept | in_the_same_names(kept, arrays_of(names))
    return kept


def _seen_later(
    script: Script, program: Instrumented, number: int, history: LoopHistory, parts: Parts
) -> dict[str, Update] | None:
    """Return the updates as seen in the second iteration, if only that one remembers something.

    What an optimizer remembers may be made in its first step; what its value follows from, such
    as a mean of squares, looks like the gradient before.
    """
    loop, s = program.loops[number], script
    made = history.kept - set(history.first or ())
    if parts.memory or not any("." in text or "[" in text for text in made):
        return None
    arrival = arrive(program, number, s.path, s.text, s.args, 0, 1, s.skipped, forgets=False)
    if arrival is None:
        return None
    replay = Replay(loop, arrival.recorder, arrival.names, script.path, history.kept)
    later = find_parts(replay, program, loop, arrival, history.kept, history.still)
    if isinstance(later, str) or not later.memory or later.params.keys() != parts.params.keys():
        return None
    updates = find_updates(replay, later, program, loop)
    known = all(key in parts.trace.values for u in updates.values() for key in u.keys)
    return updates if known else None


def _in_functions(kept: set[str], places: dict[str, Location]) -> set[str]:
    """Return the places that functions keep of the functions that made them, if some are kept.

    Those of several layers have one name, and others when a loop has gone through the layers.
    """
    held = {t for t, place in places.items() if place.paths[0][-1][0] == "cell"}
    return held if held & kept else set()


def _alike(names: Names, still: set[str]) -> set[str]:
    """Return the places of arrays whose entries are all alike, of some that no iteration changes.

    Weights that are all zero may hold back each other for ever, and are parameters all the same.
    """
    places = {t: x for t, x in arrays_of(names).items() if t in still}
    values = {t: as_array(place.get(names)) for t, place in places.items()}
    return {t for t, x in values.items() if x is not None and x.size > 1 and np.ptp(x) == 0}


def _single(names: Names) -> set[str]:
    """Return the places of arrays of one number: biases that nothing changes, among others."""
    values = {t: as_array(place.get(names)) for t, place in arrays_of(names).items()}
    return {t for t, value in values.items() if value is not None and value.size == 1}


def _frozen_line(replay: Replay, parts: Parts, text: str, lines: Lines) -> int | None:
    """Return where tensors are kept from being trained: cut off, left out, told not to, or made."""
    left_out = _left_out(replay, parts)
    line = cut_line(replay, parts, text) or frozen_line(text, left_out)
    asking = [getattr(tensor, "requires_grad", True) for tensor in left_out]
    if line is None and not all(asking):
        return lines.made.get(parts.frozen[asking.index(False)])
    return line or _lost_step_line(parts, lines)


def _seldom_line(text: str, parts: Parts, lines: Lines) -> int | None:
    """Return where a layer is told to make its step, by what other layers are never told.

    None where no function makes the steps, or where what is left out is of another kind.
    """
    moved = {name for name in lines.updated if name not in parts.frozen}
    alike = {last_word(name) for name in moved} & {last_word(name) for name in parts.frozen}
    if not alike:
        return None
    tree = ast.parse(text)
    steps = {lines.updated[name] for name in moved}
    makers = {
        n.name
        for n in ast.walk(tree)
        if isinstance(n, ast.FunctionDef)
        and all(n.lineno < line <= (n.end_lineno or 0) for line in steps)
    }
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    told = [c.lineno for c in calls if ast.unparse(c.func).rpartition(".")[2] in makers]
    inner = [line for line in told if line not in steps]
    return min(inner) if len(makers) == 1 and inner else None


def _lost_step_line(parts: Parts, lines: Lines) -> int | None:
    """Return where an optimizer's step is lost on all parameters, if there is one.

    Gradients are put to zero between being computed and the step; else it holds other parameters.
    """
    is_still = all(np.array_equal(parts.start[n], parts.end[n]) for n in parts.params)
    if not is_still or not lines.updated or lines.backward is None or lines.optimizer is None:
        return None
    step = max(lines.updated.values())
    zeroed = [s.line for s in parts.trace.sites if s.operator == "zero_grad"]
    lost = (line for line in zeroed if lines.backward <= line <= step)
    return next(lost, lines.optimizer)


def _left_out(replay: Replay, parts: Parts) -> list[Any]:
    """Return the parameters that no iteration changes, where it changes others."""
    is_some = 0 < len(parts.frozen) < len(parts.params)
    replay.rewind()
    return [parts.params[name].get(replay.names) for name in parts.frozen] if is_some else []


def _filled(names: Names) -> dict[str, Array]:
    """Put numbers into the holes of arrays, so that one iteration can be looked at.

    Returns
    -------
    holes : dict of str to ndarray
        The arrays that had NaN or infinities, as they were.
    """
    places = arrays_of(names)
    values = {t: np.array(as_array(x.get(names)), dtype=np.float64) for t, x in places.items()}
    holes = {t: x for t, x in values.items() if x.size > 1 and not np.isfinite(x).all()}
    for text, value in holes.items():
        is_number = np.isfinite(value)
        # Of targets that are all lost, by their mean, say, any numbers show what meets them.
        any_number = np.random.default_rng(0).standard_normal(value.shape)
        number = np.mean(value[is_number]) if is_number.any() else any_number
        places[text].write(names, np.where(is_number, value, number))
    return holes


def _solver_of(names: Names) -> Solver | None:
    """Return the call of a solver that a loop stands for."""
    found = (table.get(SOLVER) for table in names.tables())
    return next((solver for solver in found if solver is not None), None)


def _of_script(program: Instrumented, before: dict[int, Array]) -> dict[int, Array]:
    """Return the values that the script's own statements have made."""
    return {n: x for n, x in before.items() if not is_of_loop(program.sites[n].text)}


def _has_slope(loop: Loop, names: Names) -> bool:
    """Whether the script computes the gradient itself, as every loop of its own does."""
    solver = _solver_of(names) if loop.target == TURN else None
    return solver is None or solver.has_slope


def _steps(text: str, loop: Loop, n_items: int | None) -> Literal | None:
    """Return the number in the source that limits the steps, of a loop or of a solver."""
    if loop.target != TURN:
        return step_literal(text, loop, n_items)
    found = (option_literal(text, name) for name in LIMITS)
    return next(filter(None, found), None)


def _counts_rows(replay: Replay, n_rows: int) -> bool:
    """Return whether a variable holds the number of rows."""
    replay.rewind()
    values = [v for table in replay.names.tables() for v in table.values()]
    return any(type(v) in (int, float) and v == n_rows for v in values)


def _counting_loop(loop: Loop, parts: Parts, survey: Survey) -> int:
    """Return the loop whose number of iterations the user sets: epochs, where data are passed."""
    place = parts.inputs
    is_set = isinstance(place, Location) and place.text in names_in(loop.target)
    sees_all = isinstance(place, Location) and not is_set and not parts.by_row
    parents = survey.loops[loop.number].parents
    if not parents or sees_all:
        return loop.number
    return max(parents, key=lambda n: (len(survey.loops[n].parents), n))
