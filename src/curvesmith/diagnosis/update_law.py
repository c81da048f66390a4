"""The law by which a step moves the parameters.

A step is a black box that takes parameters and gives others. Over a few steps its changes are
written as a sum of what update rules are made of: the gradient, the parameters, the last change,
the direction of Adam. What comes out names the rule, its learning rate, and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.laws.regression import Law, fit_law, fit_rates, obeys, tolerance_of
from curvesmith.diagnosis.laws.terms import ADAPTIVE, DOUBLE, SINGLE, TERMS, TRIPLE
from curvesmith.diagnosis.laws.walk import Block, Walk, walk
from curvesmith.diagnosis.loss_gradient import loss_gradient
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject

__all__ = ["FAULTS", "BlockUpdate", "UpdateReport", "update_law"]

FAULTS = ("frozen", "ignores-gradient", "wrong-parameter", "ascent", "accumulates", "stale")
"""Kinds of updates that are mistakes, those that explain most first."""

# Momentum forgets; a coefficient this near 1 does not. Known to about 1e-6 in float64.
FORGETS_NOTHING = 1e-4
# A gradient below this share of the largest one may be zero: nothing can be said of its update.
LEAST_GRADIENT = 1e-9
# Mean cosine with the gradient beyond which steps that follow no law still go down, or up.
# Mini-batches lie between -0.96 and -1, Adam near -0.6 (DIAGNOSIS, section 2c).
CLEAR = 0.3
# Parameters of fewer entries follow laws of several terms by chance, since ten numbers that change
# slowly are close to many curves: they are held to the laws that larger ones were found to obey.
FEW_ENTRIES = 4
# Changes may ignore the gradient if there are so many, and their mean cosine with it is below this;
# they are tried once more with targets so many deviations away.
MANY_CHANGES = 200
ACROSS = 0.15
LARGE_ERROR = 20.0


@dataclass(frozen=True)
class BlockUpdate:
    """How one parameter is updated.

    Parameters
    ----------
    name : str
        The parameter.
    kind : str
        One of `FAULTS`, or "gd", "decay" (with weight decay), "momentum", "nesterov", "adaptive",
        "schedule" (a rate of its own at every step), "noisy" (downhill, by no law found), "still"
        (no gradient, no change), "unknown".
    terms : tuple of (str, float)
        Names and coefficients of the law; empty where there is none.
    residual : float
        Root mean square over steps of |change - law| / |change|; NaN without law.
    cosine : float
        Mean cosine between change and gradient: -1 is straight down; NaN where either is zero.
    sentence : str
        The law in words.
    other : str or None
        The parameter whose gradient it follows, if that is not its own.
    """

    name: str
    kind: str
    terms: tuple[tuple[str, float], ...]
    residual: float
    cosine: float
    sentence: str
    other: str | None = None

    @property
    def learning_rate(self) -> float:
        """Minus the coefficient of the gradient; NaN where it has none."""
        return -dict(self.terms).get("gradient", float("nan"))


@dataclass(frozen=True)
class UpdateReport:
    """How all parameters are updated.

    Parameters
    ----------
    blocks : dict of str to BlockUpdate
        By parameter.
    kind : str
        The worst kind of any, in the order of `FAULTS`; if none is a fault, the commonest.
    sentence : str
        In words.
    source : {"coded", "loss"}
        Which gradient it is measured by: the user's own, or that of the reported loss.
    n_steps : int
        Steps that were read.
    """

    blocks: dict[str, BlockUpdate]
    kind: str
    sentence: str
    source: str
    n_steps: int

    @property
    def ok(self) -> bool:
        """Whether no parameter is updated by mistake, as far as can be told."""
        return self.kind not in FAULTS

    def of_kind(self, kind: str) -> list[BlockUpdate]:
        """Return the parameters that are updated so."""
        return [block for block in self.blocks.values() if block.kind == kind]

    def __str__(self) -> str:
        """Return the sentence and one line a parameter."""
        lines = [f"  {block.name}: {block.sentence}" for block in self.blocks.values()]
        return "\n".join([self.sentence, *lines])


def update_law(
    subject: Subject, n: int = 10, *, structure: Structure | None = None
) -> UpdateReport | None:
    """Read the law of the updates off a few of the user's steps.

    Parameters
    ----------
    subject : Subject
        With a step. A step that remembers must come with a ``reset``, or its memory is taken to be
        fresh.
    n : int, default=10
        Steps to make, at least 3.
    structure : Structure or None, default=None
        Which network it is; speeds up the gradient of subjects that offer none.

    Returns
    -------
    report : UpdateReport or None
        None if there is no step, if the first is not finite, or if there is neither a gradient nor
        a loss cheap enough to differentiate.

    Raises
    ------
    ValueError
        If ``n`` is below 3.

    Notes
    -----
    Laws are tried from the simplest on, by parameter: c g, c theta, Adam and its relatives, the
    last gradient; with weight decay; with the last change. The first that leaves no more than
    rounding is taken. Then: a rate of its own at every step; another parameter's gradient; some
    entries never moved.
    """
    if n < 3:
        raise ValueError(f"`n` must be at least 3, got {n}. Ten steps tell all laws apart.")
    if subject.step is None:
        return None
    gradient, source = _gradient_of(subject, structure)
    if gradient is None:
        return None
    steps = walk(subject, n, gradient, source)
    if steps is None:
        return None
    blocks = _read_all(steps)
    lawless = [name for name, found in blocks.items() if found.kind == "unknown"]
    if _seem_unrelated(lawless, steps) and not _follow_large_errors(lawless, subject, structure):
        blocks |= {name: _unrelated(blocks[name]) for name in lawless}
    kind = _overall(list(blocks.values()))
    n_steps = next(iter(steps.blocks.values())).n_steps
    return UpdateReport(blocks, kind, _summary(blocks, kind), source, n_steps)


def _gradient_of(
    subject: Subject, structure: Structure | None
) -> tuple[Callable[[Params], Params] | None, str]:
    """Return the user's gradient, or that of the loss where there is none."""
    if subject.gradient is not None:
        return subject.reported_gradient, "coded"
    return loss_gradient(subject, structure), "loss"


def _read_all(steps: Walk) -> dict[str, BlockUpdate]:
    """Return how each parameter is updated; the large ones are read first."""
    found: dict[str, BlockUpdate] = {}
    for block in sorted(steps.blocks.values(), key=lambda b: -b.change.shape[1]):
        found[block.name] = _read(block, steps, list(found.values()))
    return {name: found[name] for name in steps.blocks}


def _read(block: Block, steps: Walk, others: list[BlockUpdate]) -> BlockUpdate:
    """Return how one parameter is updated."""
    cosine = _cosine(block)
    if block.is_still:
        return _still(block, steps, others)
    tolerance = tolerance_of(block, steps.is_single)
    has_few = block.change.shape[1] < FEW_ENTRIES
    return (
        _by_law(block, SINGLE, tolerance, cosine)
        or _as_others(block, steps, others, tolerance, cosine)
        or (None if has_few else _by_law(block, DOUBLE, tolerance, cosine))
        or (None if has_few else _by_rates(block, tolerance, cosine))
        or (None if has_few else _by_law(block, TRIPLE, tolerance, cosine))
        or _by_another(block, steps, tolerance, cosine)
        or _a_step_late(block, tolerance, cosine)
        or _in_part(block, tolerance, cosine)
        or _lawless(block, cosine)
    )


def _by_law(
    block: Block, laws: tuple[tuple[str, ...], ...], tolerance: float, cosine: float
) -> BlockUpdate | None:
    """Return an update by the first of some laws that holds."""
    for names in laws:
        with np.errstate(all="ignore"):
            law = fit_law(block, names, [TERMS[name](block) for name in names])
        if law is not None and law.rest <= tolerance:
            kind, sentence = _named(law)
            return BlockUpdate(block.name, kind, law.terms, law.rest, cosine, sentence)
    return None


def _as_others(
    block: Block, steps: Walk, others: list[BlockUpdate], tolerance: float, cosine: float
) -> BlockUpdate | None:
    """Return an update by a law that another parameter obeys, with the same coefficients."""
    for other in others:
        if other.other is not None:
            continue
        if other.terms:
            change = sum(c * TERMS[name](block) for name, c in other.terms)
        elif other.kind == "schedule":
            rates, _ = fit_rates(steps.blocks[other.name], steps.blocks[other.name].gradient)
            if len(rates) < block.n_steps:
                continue
            change = rates[:, np.newaxis] * block.gradient
        else:
            continue
        rest = obeys(block, np.asarray(change))
        if rest <= tolerance:
            return replace(other, name=block.name, residual=rest, cosine=cosine)
    return None


def _cosine(block: Block) -> float:
    """Return the mean cosine between changes and gradients."""
    sizes = np.linalg.norm(block.change, axis=1) * np.linalg.norm(block.gradient, axis=1)
    used = sizes > 0
    if not used.any():
        return float("nan")
    products = np.sum(block.change * block.gradient, axis=1)
    return float(np.mean(products[used] / sizes[used]))


def _still(block: Block, steps: Walk, others: list[BlockUpdate]) -> BlockUpdate:
    """Return what it means that a parameter never moves."""
    shrinking = [b for b in others if b.kind == "ignores-gradient" and b.terms]
    if shrinking and not block.theta.any():  # c theta is 0 where theta is
        return replace(shrinking[0], name=block.name, cosine=float("nan"))
    largest = max(float(np.abs(b.gradient).max()) for b in steps.blocks.values())
    own = float(np.abs(block.gradient).max())
    nan = float("nan")
    if own <= LEAST_GRADIENT * largest:
        return BlockUpdate(block.name, "still", (), nan, nan, "no gradient and no change")
    sentence = f"never changes, though its gradient is up to {own:.3g}"
    return BlockUpdate(block.name, "frozen", (), nan, nan, sentence)


def _named(law: Law) -> tuple[str, str]:
    """Return kind and words of a law."""
    formula = "change = " + " ".join(f"{c:+.4g} {_symbol(name)}" for name, c in law.terms)
    kind, remark = _fault_of(law) or (_healthy(law), "")
    return kind, f"{formula}: {remark}" if remark else formula


def _fault_of(law: Law) -> tuple[str, str] | None:
    """Return which mistake a law is, and why; None for a healthy one."""
    names = [name for name, _ in law.terms]
    if names == ["theta"]:
        return "ignores-gradient", "the gradient does not enter"
    if "sum of gradients" in names[0]:
        return "accumulates", "gradients are added up and never set to zero"
    if names[0] == "gradient" and law["last change"] >= 1 - FORGETS_NOTHING:
        return "accumulates", "nothing of the steps before is forgotten"
    if law.terms[0][1] > 0:
        return "ascent", "uphill"
    if names[0] == "last gradient":
        return "stale", "the gradient of the step before"
    return None


def _healthy(law: Law) -> str:
    """Return the kind of a law that descends."""
    names = [name for name, _ in law.terms]
    if names[0] in ADAPTIVE:
        return "adaptive"
    if "last gradient" in names:
        return "nesterov"
    if "last change" in names:
        return "momentum"
    return "decay" if "theta" in names else "gd"


def _symbol(name: str) -> str:
    """Return a term as it stands in a formula."""
    return {"gradient": "g", "theta": "θ", "last gradient": "last g"}.get(name, name)


def _by_rates(block: Block, tolerance: float, cosine: float) -> BlockUpdate | None:
    """Return an update along one direction at a rate that changes."""
    for name in ("gradient", "theta", *ADAPTIVE):
        with np.errstate(all="ignore"):
            rates, rest = fit_rates(block, TERMS[name](block))
        if rest > tolerance:
            continue
        span = f"{rates.min():.3g} to {rates.max():.3g}"
        if name == "theta":
            sentence = f"change = c θ with c from {span}: the gradient does not enter"
            return BlockUpdate(block.name, "ignores-gradient", (), rest, cosine, sentence)
        kind = "ascent" if (rates > 0).all() else "schedule"
        sentence = f"change = c {_symbol(name)} with c from {span}: a schedule, or clipping"
        return BlockUpdate(block.name, kind, (), rest, cosine, sentence)
    return None


def _by_another(block: Block, steps: Walk, tolerance: float, cosine: float) -> BlockUpdate | None:
    """Return an update along the gradient of another parameter."""
    for other in steps.blocks.values():
        if other.name == block.name or other.gradient.shape != block.gradient.shape:
            continue
        taken = replace(block, gradient=other.gradient)
        laws = SINGLE if block.change.shape[1] < FEW_ENTRIES else SINGLE + DOUBLE
        found = _by_law(taken, laws, tolerance, cosine)
        if found is not None and found.terms[0][0] != "theta":
            sentence = f"follows the gradient of {other.name}, not its own"
            return replace(found, kind="wrong-parameter", sentence=sentence, other=other.name)
    return None


def _a_step_late(block: Block, tolerance: float, cosine: float) -> BlockUpdate | None:
    """Return an update by an adaptive rule that is given the gradient of the step before."""
    for first in (block.gradient[:1], np.zeros_like(block.gradient[:1])):
        late = replace(block, gradient=np.concatenate([first, block.gradient[:-1]]))
        found = _by_law(late, tuple((name,) for name in ADAPTIVE), tolerance, cosine)
        if found is not None:
            sentence = f"{found.sentence}, with the gradient of the step before"
            return replace(found, kind="stale", sentence=sentence)
    return None


def _in_part(block: Block, tolerance: float, cosine: float) -> BlockUpdate | None:
    """Return an update of some entries only, or one that is the same for all entries."""
    moved = block.change.any(axis=0)
    spread = np.ptp(block.change, axis=1) / np.abs(block.change).max(axis=1, initial=1e-300)
    if block.change.shape[1] > 1 and (spread <= tolerance).all():
        sentence = "every entry gets the same change, whatever its gradient"
        return BlockUpdate(
            block.name, "ignores-gradient", (), float(spread.max()), cosine, sentence
        )
    if moved.all() or not block.gradient[:, ~moved].any():
        return None
    part = Block(
        block.name,
        block.theta[:, moved],
        block.gradient[:, moved],
        block.change[:, moved],
        block.rounding,
    )
    law = fit_law(part, ("gradient",), [part.gradient])
    if law is None or law.rest > tolerance:
        return None
    sentence = f"{int((~moved).sum())} of {moved.size} entries never change"
    return BlockUpdate(block.name, "frozen", law.terms, law.rest, cosine, sentence)


def _lawless(block: Block, cosine: float) -> BlockUpdate:
    """Return an update that follows no law found, by its direction alone."""
    nan = float("nan")
    if cosine <= -CLEAR:
        sentence = f"downhill (mean cosine with the gradient {cosine:.2f}), by no simple law"
        return BlockUpdate(block.name, "noisy", (), nan, cosine, sentence)
    if cosine >= CLEAR and block.change.shape[1] >= FEW_ENTRIES:
        sentence = f"uphill (mean cosine with the gradient {cosine:+.2f}), by no simple law"
        return BlockUpdate(block.name, "ascent", (), nan, cosine, sentence)
    sentence = f"by no simple law (mean cosine with the gradient {cosine:.2f})"
    return BlockUpdate(block.name, "unknown", (), nan, cosine, sentence)


def _seem_unrelated(names: list[str], steps: Walk) -> bool:
    """Return whether parameters that follow no law move across their gradient on the whole."""
    n_changes = sum(steps.blocks[name].change.size for name in names)
    return n_changes >= MANY_CHANGES and abs(_pooled_cosine(names, steps)) < ACROSS


def _pooled_cosine(names: list[str], steps: Walk) -> float:
    """Return the mean cosine of some parameters, by their numbers of entries."""
    blocks = [steps.blocks[name] for name in names]
    pairs = [(_cosine(block), block.change.shape[1]) for block in blocks]
    told = [(cosine, size) for cosine, size in pairs if np.isfinite(cosine)]
    total = sum(size for _, size in told)
    return sum(cosine * size for cosine, size in told) / total if total else 0.0


def _follow_large_errors(names: list[str], subject: Subject, structure: Structure | None) -> bool:
    """Return whether steps go downhill where all targets are far off on one side.

    There the gradients of all rows agree, so that the noise of mini-batches, which can hide the
    direction elsewhere, is small.
    """
    shift = LARGE_ERROR * np.maximum(subject.targets.std(axis=0), np.abs(subject.targets).mean())
    far = replace(subject, y=subject.given_targets(subject.targets + shift))
    gradient, source = _gradient_of(far, structure)
    steps = None if gradient is None else walk(far, 3, gradient, source)
    # Where no step stays finite, nothing can be said against them.
    return steps is None or _pooled_cosine(names, steps) <= -CLEAR


def _unrelated(found: BlockUpdate) -> BlockUpdate:
    """Return a parameter that follows no law as one that ignores the gradient."""
    sentence = f"no relation to the gradient (mean cosine {found.cosine:.2f}, however large it is)"
    return replace(found, kind="ignores-gradient", sentence=sentence)


def _overall(blocks: list[BlockUpdate]) -> str:
    """Return the worst kind, or the commonest."""
    kinds = [block.kind for block in blocks]
    for kind in FAULTS:
        if kind in kinds:
            return kind
    moving = [kind for kind in kinds if kind != "still"] or ["still"]
    return max(dict.fromkeys(moving), key=moving.count)


def _summary(blocks: dict[str, BlockUpdate], kind: str) -> str:
    """Return the result in one sentence."""
    names = [name for name, block in blocks.items() if block.kind == kind]
    first = blocks[names[0]]
    subject = "every parameter" if len(names) == len(blocks) else listed(names)
    if kind == "frozen" and len(names) == len(blocks):
        return "No parameter ever changes: the step works on copies, or its result is dropped."
    return f"Update of {subject}: {first.sentence}."
