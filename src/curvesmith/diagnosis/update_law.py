"""The law by which a step moves the parameters.

A step is a black box that takes parameters and gives others. Over a few steps its changes are
written as a sum of what update rules are made of: the gradient, the parameters, the last change,
the direction of Adam. What comes out names the rule, its learning rate, and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.laws.found import FAULTS, BlockUpdate, UpdateReport
from curvesmith.diagnosis.laws.reading import CLEAR, mean_cosine, read
from curvesmith.diagnosis.laws.walk import Block, Walk, walk
from curvesmith.diagnosis.loss_gradient import loss_gradient
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject

__all__ = ["FAULTS", "BlockUpdate", "UpdateReport", "update_law"]

# Changes may ignore the gradient if there are so many, and their mean cosine with it is below this;
# they are tried once more with targets so many deviations away.
MANY_CHANGES = 200
MOST_STEPS = 50
ACROSS = 0.15
# Parameters that step by -h g with the same h, beside which one of no law is a mistake.
FEW_OTHERS, SAME_RATE = 2, 1e-6
FEWEST_MOVES = 3  # one change of one number obeys every law
LARGE_ERROR = 20.0
# Steps that are epochs of a library: what seems to follow no gradient there is a rate too high.
KNOWN_STEPS = ("mlp", "regressor")


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
    n_steps = next(iter(steps.blocks.values())).n_steps
    lawless = [
        name
        for name, found in blocks.items()
        if found.kind == "unknown" and steps.blocks[name].gradient.any()
    ]
    n_needed = _steps_needed(lawless, steps)
    if n < n_needed <= MOST_STEPS:
        steps = walk(subject, n_needed, gradient, source) or steps
    is_blind = subject.kind not in KNOWN_STEPS and _seem_unrelated(lawless, steps)
    if is_blind and not _follow_large_errors(lawless, subject, structure):
        blocks |= {name: _unrelated(blocks[name]) for name in lawless}
    blocks |= _odd_ones(blocks, steps)
    kind = _overall(list(blocks.values()))
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
        found[block.name] = read(block, steps, list(found.values()))
    return {name: found[name] for name in steps.blocks}


def _steps_needed(names: list[str], steps: Walk) -> int:
    """Return after how many steps some parameters have changed often enough to be told of; or 0."""
    size = sum(steps.blocks[name].change.shape[1] for name in names)
    return -(-MANY_CHANGES // size) if size else 0


def _seem_unrelated(names: list[str], steps: Walk) -> bool:
    """Return whether parameters that follow no law move across their gradient on the whole."""
    n_changes = sum(steps.blocks[name].change.size for name in names)
    return n_changes >= MANY_CHANGES and abs(_pooled_cosine(names, steps)) < ACROSS


def _pooled_cosine(names: list[str], steps: Walk) -> float:
    """Return the mean cosine of some parameters, by their numbers of entries."""
    blocks = [steps.blocks[name] for name in names]
    pairs = [(mean_cosine(block), block.change.shape[1]) for block in blocks]
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


def _odd_ones(blocks: dict[str, BlockUpdate], steps: Walk) -> dict[str, BlockUpdate]:
    """Return the parameters that follow no law where all others step by one rate times -g.

    Their gradients are then those of the loss, to rounding; what follows no law is no noise.
    """
    plain = [block for block in blocks.values() if block.kind == "gd"]
    odd = {
        name: block
        for name, block in blocks.items()
        if block.kind in ("unknown", "noisy") and _is_told(steps.blocks[name])
    }
    is_one_rate = len(plain) >= FEW_OTHERS and np.ptp([b.learning_rate for b in plain]) <= (
        SAME_RATE * abs(plain[0].learning_rate)
    )
    if not is_one_rate or len(plain) + len(odd) < len(blocks):
        return {}
    why = "not by its own gradient, as all others are: mean cosine {:.2f}"
    return {
        name: replace(block, kind="ignores-gradient", sentence=why.format(block.cosine))
        for name, block in odd.items()
    }


def _is_told(block: Block) -> bool:
    """Whether a parameter has a gradient, and moves often enough to be held to a law."""
    return bool(block.gradient.any()) and int(block.change.any(axis=1).sum()) >= FEWEST_MOVES


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
