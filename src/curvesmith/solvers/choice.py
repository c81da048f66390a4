"""What "auto" means: every automatic choice of a fit, each with a sentence that says why.

The numbers were measured; docs/decisions/0005-default-choices.md has the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from curvesmith.solvers.ladder import MOST_WORK, Size, count_params, ladders

__all__ = ["EVIDENCE_ROWS", "SECOND_ORDER", "Choice", "Task", "Wishes", "choose", "hidden_units"]

# Distinct rows above which mini-batches over two hidden layers learn more, and faster, than L-BFGS
# over one; and rows times parameters above which they are at least faster.
MANY_ROWS = 5_000
MUCH_WORK = 5_000_000
# Units of each hidden layer: of the only one, and of each of the several that many rows get.
FEWEST_UNITS = 3
MOST_UNITS = 32
MOST_UNITS_OF_SEVERAL = 64
SEVERAL = 3
# Rows times parameters up to which several random starts are tried, and how many.
STARTS_WORK = 1_000_000
STARTS = 3
# Full batches up to this many rows; mini-batches of that size beyond.
BATCH = 128
# Learning rates for scaled data: of full batches, and of mini-batches, whose noise asks for smaller
# ones where the rule does not divide by the gradient's size.
LEARNING_RATES = {
    "gd": (0.2, 0.1),
    "sgd": (0.2, 0.1),
    "momentum": (0.1, 0.03),
    "nesterov": (0.05, 0.03),
    "rmsprop": (0.01, 0.01),
    "adam": (0.03, 0.01),
    "adamw": (0.03, 0.01),
}
# Starts of first-order methods with rows held out, and rows times parameters up to which they are
# made: averaging four networks lowered the error on protein from 3.84 to 3.49.
COMMITTEE = 4
COMMITTEE_WORK = 2e9
# Multiplications of one iteration up to which the best optimum of a given network is searched for.
SEARCH_WORK = 1e7
LBFGS_ITERATIONS = 2000
# Most fits by Levenberg-Marquardt end within 200 iterations; those of noise-free targets use more.
LM_ITERATIONS = 1000
# Full batches, second derivatives: solvers that count iterations instead of epochs.
SECOND_ORDER = ("lbfgs", "lm")
# Distinct rows up to which Levenberg-Marquardt with the evidence predicts better than mini-batches
# over larger networks.
EVIDENCE_ROWS = 15_000
# Multiplications of one iteration of Levenberg-Marquardt, rows times parameters squared, up to
# which this many starts of one given size are tried.
EVIDENCE_STARTS = ((1e8, 8), (1e9, 4))
# Epochs by mini-batches: 200, but no fewer than make 4,000 updates, and once they make 40,000 no
# more; at least 10 in any case. Full batches make one update an epoch.
EPOCHS = 200
FEWEST_EPOCHS = 10
FEWEST_UPDATES = 4_000
MOST_UPDATES = 40_000
# Penalty where it is not cross-validated: ALPHA_TIMES_ROWS over the rows, as the precision of a
# prior on the weights enters a mean over rows, and no more than MOST_ALPHA.
ALPHA_TIMES_ROWS = 0.6
MOST_ALPHA = 1e-3
PORTION_ALPHA = 1e-4


@dataclass(frozen=True)
class Task:
    """The size of the work.

    Parameters
    ----------
    n_rows : int
        Distinct rows; so that repeating the data changes no choice.
    n_features, n_outputs : int
        Columns of the inputs and of the targets.
    is_incremental : bool, default=False
        Whether the data come in portions, as for ``partial_fit``.
    is_continued : bool, default=False
        Whether training goes on from earlier parameters.
    """

    n_rows: int
    n_features: int
    n_outputs: int
    is_incremental: bool = False
    is_continued: bool = False


@dataclass(frozen=True)
class Wishes:
    """What the user asked for; ``"auto"`` leaves it to `choose`.

    The fields are parameters of ``NeuralRegressor`` under their own names.
    """

    hidden_layer_sizes: Any = "auto"
    loss: str = "squared"
    solver: str = "auto"
    regularization: str = "auto"
    alpha: Any = "auto"
    learning_rate: Any = "auto"
    schedule: str = "auto"
    batch_size: Any = "auto"
    max_iter: Any = "auto"
    n_starts: Any = "auto"
    early_stopping: Any = "auto"
    bias: bool = True

    @property
    def allows_evidence(self) -> bool:
        """Whether nothing that was asked for contradicts the evidence."""
        first_order = (self.learning_rate, self.schedule)
        return (
            self.loss == "squared"
            and self.alpha == "auto"
            and self.early_stopping in ("auto", False)
            and self.solver in ("auto", "lm")
            and (self.solver == "lm" or set(first_order) == {"auto"})
            and (self.solver == "lm" or isinstance(self.batch_size, str))
        )


@dataclass(frozen=True)
class Choice:
    """What a fit will do; nothing is "auto" any more.

    Parameters
    ----------
    hidden_layer_sizes : tuple of int
        Units of each hidden layer; the first to be tried if there are several sizes.
    families : tuple of tuple of sizes
        With the evidence, the sizes to try, family by family; otherwise empty.
    solver : str
        ``"lbfgs"``, ``"lm"`` or an update rule.
    regularization : {"evidence", "l2", "none"}
        What keeps the network from following noise.
    alpha : float or None
        Strength of the L2 penalty, 0 without one; None has it chosen by cross-validation.
    learning_rate : float or None
        None for ``lbfgs`` and ``lm``.
    schedule : str
        Of the learning rate.
    batch_size : int
        Rows per update; 0 means all.
    max_iter : int
        Most iterations or epochs.
    n_starts : int
        Random starts; 0 if each size has its own number, or until the best optimum is met.
    early_stopping : bool
        Whether rows are held out to stop early.
    why : tuple of str
        One sentence for each automatic choice.
    """

    hidden_layer_sizes: Size
    solver: str
    regularization: str
    alpha: float | None
    learning_rate: float | None
    schedule: str
    batch_size: int
    max_iter: int
    n_starts: int
    early_stopping: bool
    families: tuple[tuple[Size, ...], ...] = ()
    why: tuple[str, ...] = field(default=())

    @property
    def is_full_batch(self) -> bool:
        """Whether every update sees all rows; then equal rows can be merged."""
        return self.batch_size == 0

    @property
    def step(self) -> str:
        """What the solver counts."""
        return "iteration" if self.solver in SECOND_ORDER else "epoch"


def choose(task: Task, wishes: Wishes) -> Choice:
    """Decide everything that the user left open.

    Parameters
    ----------
    task : Task
        The size of the work.
    wishes : Wishes
        What the user asked for.

    Returns
    -------
    choice : Choice

    Examples
    --------
    >>> choice = choose(Task(n_rows=200, n_features=1, n_outputs=1), Wishes())
    >>> choice.solver, choice.regularization
    ('lm', 'evidence')
    """
    why: list[str] = []
    is_evidence = _is_evidence(task, wishes)
    solver = _solver(task, wishes, is_evidence, why)
    families = _families(task, wishes, is_evidence, why)
    hidden = families[0][0] if families else _hidden(task, wishes, solver, why)
    sizes = (task.n_features, *hidden, task.n_outputs)
    early_stopping = _early_stopping(task, wishes, solver, why)
    batch_size = _batch_size(task, wishes, solver, why)
    return Choice(
        hidden_layer_sizes=hidden,
        families=families,
        solver=solver,
        regularization=_regularization(wishes, is_evidence, why),
        alpha=_alpha(task, wishes, solver, is_evidence, early_stopping, why),
        learning_rate=_learning_rate(wishes, solver, batch_size, why),
        schedule=_schedule(task, wishes, solver, why),
        batch_size=batch_size,
        max_iter=_max_iter(task, wishes, solver, batch_size, why),
        n_starts=_n_starts(task, wishes, sizes, is_evidence, early_stopping, why),
        early_stopping=early_stopping,
        why=tuple(why),
    )


def _is_evidence(task: Task, wishes: Wishes) -> bool:
    """Whether the evidence finds the penalties: if asked for, or where it can and pays."""
    if wishes.regularization != "auto" or not wishes.allows_evidence or task.is_incremental:
        return wishes.regularization == "evidence"
    if wishes.solver == "lm":
        return True
    work = task.n_rows * task.n_outputs * count_params(_least_sizes(task, wishes), wishes.bias) ** 2
    return task.n_rows <= EVIDENCE_ROWS and work <= MOST_WORK


def _least_sizes(task: Task, wishes: Wishes) -> tuple[int, ...]:
    """Return the layer sizes of the smallest network that could be asked for."""
    is_open = isinstance(wishes.hidden_layer_sizes, str)
    return (task.n_features, FEWEST_UNITS, task.n_outputs) if is_open else _sizes(task, wishes)


def _families(
    task: Task, wishes: Wishes, is_evidence: bool, why: list[str]
) -> tuple[tuple[Size, ...], ...]:
    """Return the sizes to try with the evidence; none without it."""
    if not is_evidence:
        return ()
    if not isinstance(wishes.hidden_layer_sizes, str):
        return ((_sizes(task, wishes)[1:-1],),)
    return ladders(task.n_rows * task.n_outputs, task.n_features, task.n_outputs, wishes.bias)


def hidden_units(n_rows: int, n_features: int, n_outputs: int, n_layers: int = 1) -> int:
    """Return the units of each hidden layer that ``hidden_layer_sizes="auto"`` takes.

    As many as keep the parameters at or below the number of target values, n_rows n_outputs; at
    least `FEWEST_UNITS`, at most `MOST_UNITS`, or `MOST_UNITS_OF_SEVERAL` in each of two layers.

    Examples
    --------
    >>> hidden_units(n_rows=50, n_features=1, n_outputs=1)
    16
    """
    most = MOST_UNITS if n_layers == 1 else MOST_UNITS_OF_SEVERAL
    for units in range(most, FEWEST_UNITS, -1):
        sizes = (n_features, *[units] * n_layers, n_outputs)
        if count_params(sizes) <= n_rows * n_outputs:
            return units
    return FEWEST_UNITS


def _solver(task: Task, wishes: Wishes, is_evidence: bool, why: list[str]) -> str:
    """Return the solver: Levenberg-Marquardt with the evidence, else L-BFGS or Adam."""
    if wishes.solver != "auto":
        return wishes.solver
    if is_evidence:
        why.append("Solver lm: the evidence needs its second derivatives.")
        return "lm"
    asked = [name for name in ("learning_rate", "schedule") if getattr(wishes, name) != "auto"]
    if not isinstance(wishes.batch_size, str):
        asked.append("batch_size")
    work = task.n_rows * count_params(_sizes(task, wishes), wishes.bias)
    if task.is_incremental:
        why.append("Solver adam: data that come in portions need a first-order solver.")
    elif asked:
        why.append(f"Solver adam: `{asked[0]}` was given, which lbfgs has no use for.")
    elif task.n_rows > MANY_ROWS or work > MUCH_WORK:
        why.append(
            f"Solver adam: with {task.n_rows} distinct rows and {work:.2g} rows times parameters, "
            f"more than {MANY_ROWS} or {MUCH_WORK:.2g}, mini-batches learn faster than lbfgs."
        )
    elif _is_free_search(task, wishes):
        why.append("Solver lm: without a penalty, it finds better optima of one small network.")
        return "lm"
    else:
        why.append(
            f"Solver lbfgs: {task.n_rows} distinct rows, at most {MANY_ROWS}, are few enough for "
            "its use of curvature to pay."
        )
        return "lbfgs"
    return "adam"


def _is_free_search(task: Task, wishes: Wishes) -> bool:
    """Whether the best optimum of a given network is wanted, and small enough to be searched."""
    is_free = wishes.regularization == "none" and wishes.loss == "squared"
    is_given = not isinstance(wishes.hidden_layer_sizes, str)
    n_params = count_params(_sizes(task, wishes), wishes.bias)
    is_small = task.n_rows * task.n_outputs * n_params**2 <= SEARCH_WORK
    return is_free and is_given and is_small and wishes.early_stopping in ("auto", False)


def _sizes(task: Task, wishes: Wishes) -> tuple[int, ...]:
    """Return the layer sizes, one hidden layer if they are left open."""
    asked = wishes.hidden_layer_sizes
    if isinstance(asked, str):
        asked = hidden_units(task.n_rows, task.n_features, task.n_outputs)
    hidden = tuple(map(int, asked)) if isinstance(asked, Iterable) else (int(asked),)
    return (task.n_features, *hidden, task.n_outputs)


def _hidden(task: Task, wishes: Wishes, solver: str, why: list[str]) -> tuple[int, ...]:
    """Return the units of each hidden layer."""
    if not isinstance(wishes.hidden_layer_sizes, str):
        return _sizes(task, wishes)[1:-1]
    n_layers = SEVERAL if solver not in SECOND_ORDER and task.n_rows > MANY_ROWS else 1
    units = hidden_units(task.n_rows, task.n_features, task.n_outputs, n_layers)
    layers = "one hidden layer" if n_layers == 1 else f"each of {n_layers} hidden layers"
    most = MOST_UNITS if n_layers == 1 else MOST_UNITS_OF_SEVERAL
    why.append(
        f"{units} units in {layers}: as many as {task.n_rows} distinct rows allow at one parameter "
        f"a row, between {FEWEST_UNITS} and {most}."
    )
    return (units,) * n_layers


def _early_stopping(task: Task, wishes: Wishes, solver: str, why: list[str]) -> bool:
    """Hold rows out where they are many and the penalty is not cross-validated."""
    if wishes.early_stopping != "auto":
        return bool(wishes.early_stopping)
    is_wanted = solver not in SECOND_ORDER and task.n_rows > MANY_ROWS and not task.is_incremental
    if is_wanted:
        why.append(
            f"Early stopping: {task.n_rows} distinct rows are enough to hold some out, whose loss "
            "says which parameters to keep."
        )
    return is_wanted


def _batch_size(task: Task, wishes: Wishes, solver: str, why: list[str]) -> int:
    """Return the rows per update, 0 for all of them."""
    asked = wishes.batch_size
    if solver in (*SECOND_ORDER, "gd") or asked == "full":
        return 0
    if asked != "auto":
        return 0 if asked >= task.n_rows else int(asked)
    if task.n_rows <= BATCH:
        why.append(f"Full batches: {task.n_rows} distinct rows fit into one batch of {BATCH}.")
        return 0
    why.append(f"Batches of {BATCH} rows.")
    return BATCH


def _regularization(wishes: Wishes, is_evidence: bool, why: list[str]) -> str:
    """Return what keeps the network from following noise."""
    if not is_evidence:
        return "none" if wishes.regularization == "none" else "l2"
    if wishes.regularization == "auto":
        small = "" if wishes.solver == "lm" else f", {EVIDENCE_ROWS} rows or fewer"
        why.append(f"Regularization by evidence: squared loss, `alpha` left open{small}.")
    return "evidence"


def _alpha(
    task: Task,
    wishes: Wishes,
    solver: str,
    is_evidence: bool,
    early_stopping: bool,
    why: list[str],
) -> float | None:
    """Return the penalty, or None to have it cross-validated."""
    kind = "evidence" if is_evidence else wishes.regularization
    if kind in ("evidence", "none"):
        if wishes.alpha != "auto":
            why.append(f"`alpha` is not used: regularization={kind!r} has no such penalty.")
        return 0.0
    if wishes.alpha != "auto":
        return float(wishes.alpha)
    if task.is_incremental:
        why.append(f"alpha={PORTION_ALPHA:g}: how many rows will come is not known.")
        return PORTION_ALPHA
    if solver == "lbfgs" and not early_stopping:
        return None
    alpha = min(MOST_ALPHA, ALPHA_TIMES_ROWS / task.n_rows)
    why.append(f"alpha={alpha:.2g}: {ALPHA_TIMES_ROWS} over {task.n_rows} distinct rows.")
    return alpha


def _learning_rate(wishes: Wishes, solver: str, batch_size: int, why: list[str]) -> float | None:
    """Return the learning rate in scaled units."""
    if solver in SECOND_ORDER:
        if wishes.learning_rate != "auto":
            why.append(f"`learning_rate` is not used: {solver} finds its own step lengths.")
        return None
    if wishes.learning_rate != "auto":
        return float(wishes.learning_rate)
    rate = LEARNING_RATES[solver][0 if batch_size == 0 else 1]
    batches = "full batches" if batch_size == 0 else "mini-batches"
    why.append(f"Learning rate {rate:g}: the measured default of {solver} in {batches}.")
    return rate


def _schedule(task: Task, wishes: Wishes, solver: str, why: list[str]) -> str:
    """Return the schedule of the learning rate."""
    if wishes.schedule != "auto":
        return wishes.schedule
    if solver in SECOND_ORDER or task.is_incremental or wishes.learning_rate != "auto":
        return "constant"
    why.append("Schedule one_cycle: large steps first, and ever smaller ones to settle.")
    return "one_cycle"


def _max_iter(task: Task, wishes: Wishes, solver: str, batch_size: int, why: list[str]) -> int:
    """Return the most iterations or epochs."""
    if wishes.max_iter != "auto":
        return int(wishes.max_iter)
    if solver in SECOND_ORDER:
        return LBFGS_ITERATIONS if solver == "lbfgs" else LM_ITERATIONS
    batches = -(-task.n_rows // batch_size) if batch_size else 1
    fewest, most = -(-FEWEST_UPDATES // batches), MOST_UPDATES // batches
    epochs = max(FEWEST_EPOCHS, fewest, min(EPOCHS, most))
    why.append(f"{epochs} epochs, which make {epochs * batches} updates.")
    return epochs


def _n_starts(
    task: Task,
    wishes: Wishes,
    sizes: tuple[int, ...],
    is_evidence: bool,
    early_stopping: bool,
    why: list[str],
) -> int:
    """Return how many random starts are tried, of each size; 0 if that depends on the size."""
    if wishes.n_starts != "auto":
        return int(wishes.n_starts)
    if task.is_incremental or task.is_continued:
        return 1
    if is_evidence and isinstance(wishes.hidden_layer_sizes, str):
        return 0
    is_searched = wishes.solver == "lm" or _is_free_search(task, wishes)
    if is_searched and wishes.regularization == "none" and not early_stopping:
        why.append("Random starts until three agree on the best optimum, or the work is done.")
        return 0
    n_params = count_params(sizes, wishes.bias)
    if is_evidence:
        return _evidence_starts(task.n_rows * task.n_outputs * n_params**2, why)
    return _repeated_starts(task.n_rows * n_params, early_stopping, why)


def _repeated_starts(work: int, early_stopping: bool, why: list[str]) -> int:
    """Return how many starts are tried where one gradient takes ``work`` multiplications."""
    if early_stopping and work <= COMMITTEE_WORK:
        why.append(
            f"{COMMITTEE} random starts, each with other rows held out; they predict together."
        )
        return COMMITTEE
    if work <= STARTS_WORK:
        why.append(f"{STARTS} random starts: the work is small, and starts end differently.")
        return STARTS
    why.append("One random start: more would take long.")
    return 1


def _evidence_starts(work: int, why: list[str]) -> int:
    """Return how many starts are tried where one iteration takes ``work`` multiplications."""
    starts = next((count for most, count in EVIDENCE_STARTS if work <= most), 1)
    if starts == 1:
        why.append("One random start: more would take long.")
    else:
        why.append(f"{starts} random starts, whose predictions are combined.")
    return starts
