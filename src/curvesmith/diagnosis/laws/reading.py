"""Reading: by which law one parameter moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from curvesmith.diagnosis.laws.found import BlockUpdate
from curvesmith.diagnosis.laws.naming import named, symbol
from curvesmith.diagnosis.laws.regression import fit_law, fit_rates, obeys, tolerance_of
from curvesmith.diagnosis.laws.terms import ADAPTIVE, DOUBLE, SINGLE, TERMS, TRIPLE
from curvesmith.diagnosis.laws.walk import Block, Walk

__all__ = ["CLEAR", "mean_cosine", "read"]

# A gradient below this share of the largest one may be zero: nothing can be said of its update.
LEAST_GRADIENT = 1e-9
# Changes of which rounding may be this share hold to any law, and to none.
LOST = 0.3
# Mean cosine with the gradient beyond which steps that follow no law still go down, or up.
# Mini-batches lie between -0.96 and -1, Adam near -0.6 (DIAGNOSIS, section 2c).
CLEAR = 0.3
# Standard deviations of chance, and the cosine that is enough at any rate.
CHANCES, MOST_CHANCE = 3.0, 0.9
# Parameters of fewer entries follow laws of several terms by chance, since ten numbers that change
# slowly are close to many curves: they are held to the laws that larger ones were found to obey.
FEW_ENTRIES = 4


def read(block: Block, steps: Walk, others: list[BlockUpdate]) -> BlockUpdate:
    """Return how one parameter is updated."""
    cosine = mean_cosine(block)
    if block.is_still:
        return _still(block, steps, others)
    tolerance = tolerance_of(block, steps.is_single)
    if tolerance >= LOST:
        nan = float("nan")
        return BlockUpdate(block.name, "still", (), nan, nan, "no change beyond rounding")
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
        if "theta" in names[0] and not block.gradient.any():
            continue  # what decays where there is no gradient ignores none
        with np.errstate(all="ignore"):
            law = fit_law(block, names, [TERMS[name](block) for name in names])
        if law is not None and law.rest <= tolerance:
            kind, sentence = named(law)
            found = BlockUpdate(block.name, kind, law.terms, law.rest, cosine, sentence)
            return (_by_momentum(block, tolerance, cosine) or found) if kind == "stale" else found
    return None


def _by_momentum(block: Block, tolerance: float, cosine: float) -> BlockUpdate | None:
    """Return an update by momentum, if that is no mistake and holds.

    Where all entries have one gradient and the loss is quadratic in their sum, as behind units
    without a slope, two of this gradient, the last one and the last change make the third: what
    also is a gradient of the step before is momentum.
    """
    found = _by_law(block, (("gradient", "last change"),), tolerance, cosine)
    return found if found is not None and found.kind == "momentum" else None


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


def mean_cosine(block: Block) -> float:
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


def _by_rates(block: Block, tolerance: float, cosine: float) -> BlockUpdate | None:
    """Return an update along one direction at a rate that changes."""
    for name in ("gradient", "theta", *ADAPTIVE):
        if name == "theta" and not block.gradient.any():
            continue
        with np.errstate(all="ignore"):
            rates, rest = fit_rates(block, TERMS[name](block))
        if rest > tolerance:
            continue
        span = f"{rates.min():.3g} to {rates.max():.3g}"
        if name == "theta":
            sentence = f"change = c θ with c from {span}: the gradient does not enter"
            return BlockUpdate(block.name, "ignores-gradient", (), rest, cosine, sentence)
        kind = "ascent" if (rates > 0).all() else "schedule"
        sentence = f"change = c {symbol(name)} with c from {span}: a schedule, or clipping"
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
    if block.change.shape[1] > 1 and block.gradient.any() and (spread <= tolerance).all():
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
    if cosine >= max(CLEAR, _chance(block)) and block.change.shape[1] >= FEW_ENTRIES:
        sentence = f"uphill (mean cosine with the gradient {cosine:+.2f}), by no simple law"
        return BlockUpdate(block.name, "ascent", (), nan, cosine, sentence)
    sentence = f"by no simple law (mean cosine with the gradient {cosine:.2f})"
    return BlockUpdate(block.name, "unknown", (), nan, cosine, sentence)


def _chance(block: Block) -> float:
    """Return the mean cosine with the gradient beyond which changes are not across it by chance.

    The cosine of a random direction with a given one has a standard deviation of 1 / sqrt(size);
    its mean over n steps one of 1 / sqrt(size n), where steps that resemble the ones before, as by
    momentum, count as n (1 - r) / (1 + r) with r their mean cosine. Three of these, at most 0.9,
    which a direction among the fewest entries that are read exceeds once in 50 times.
    """
    change = block.change
    sizes = np.linalg.norm(change[1:], axis=1) * np.linalg.norm(change[:-1], axis=1)
    used = sizes > 0
    products = np.sum(change[1:] * change[:-1], axis=1)
    r = float(np.clip(np.mean(products[used] / sizes[used]), 0.0, 1.0)) if used.any() else 1.0
    n_alone = max(1.0, block.n_steps * (1 - r) / (1 + r))
    return min(MOST_CHANCE, CHANCES / float(np.sqrt(change.shape[1] * n_alone)))
