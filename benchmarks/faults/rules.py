"""The rules of published tools, re-implemented from their descriptions, as baselines.

Each takes a `Course` and returns the causes that its symptoms amount to, in the tool's own order;
nothing found is "healthy". The mapping from a tool's symptom to causes is generous: every cause
that the tool's advice would remove counts as named. Rules that are wrong for every regression
(AUTOTRAINER's "improper loss" for any squared error, DeepDiagnosis's "invalid accuracy" and its
advice of a soft-max) are left out, to the tools' advantage; accuracies are replaced by R².
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks.faults.course import Course, Moment
from benchmarks.faults.tasks import Array, r_squared

Rule = Callable[[Course], list[str]]

DATA = ["inputs-not-scaled"]
EXPLODED = ["learning-rate-too-high", "init-too-large", "targets-not-scaled"]
VANISHED = ["init-too-small", "learning-rate-too-low", "symmetric-init"]
DEAD = ["dead-units", "kinks-outside-data"]
SATURATED = ["saturated-units", "init-too-large"]
SLOW = ["learning-rate-too-low", "too-few-steps"]


def autotrainer(course: Course) -> list[str]:
    """AUTOTRAINER (Zhang et al., ICSE 2021, 10.1109/ICSE43902.2021.00043).

    Exploding: loss not finite or ≥ 1000, ‖g₁‖/‖g_L‖ > 70, max abs W > 5 or mean abs a ≥ 10.
    Vanishing: ‖g₁‖/‖g_L‖ < 1e-3 and ‖g₁‖ < 1e-4. Dying ReLU: ≥ 70 % of gradient entries zero.
    Oscillating: R² falls by ≥ .03 between ≥ 20 % of checkpoints. Slow: best R² < .6, or no
    checkpoint improves on the one before by more than .01.
    """
    found: list[str] = []
    if any(_explodes(moment) for moment in course.moments):
        found += EXPLODED
    first, last = (np.array([_norm(m.gradients[i]) for m in course.moments]) for i in (0, -1))
    if np.any((first < 1e-3 * last) & (first < 1e-4)):
        found += VANISHED
    if course.activation == "relu" and any(_zero_share(m.gradients) >= 0.7 for m in course.moments):
        found += DEAD
    scores = _scores(course)
    if np.mean(np.diff(scores) <= -0.03) >= 0.2:
        found += ["learning-rate-too-high"]
    if scores[1:].max(initial=-1.0) < 0.6 or np.diff(scores).max(initial=-1.0) < 0.01:
        found += SLOW
    return _once(found)


def deep_diagnosis(course: Course) -> list[str]:
    """DeepDiagnosis (Wardat et al., ICSE 2022, 10.1145/3510003.3510071), its first symptom only.

    Not finite; inputs outside [−1, 1]; weight variance < 1e-5 or > 10; abs z ≥ 5 for > 50 %;
    ≥ 70 % of activations ≤ 0 (ReLU); y outside the output's range, or the range of f > 10 times
    that of y; 5 equal losses; mean abs g < 1e-7; lr‖g‖/‖W‖ > 0.1 or < 1e-5.
    """
    tests = (
        (_is_not_finite(course), ["learning-rate-too-high", "non-finite-data", *DATA]),
        (np.min(course.X) < -1 or np.max(course.X) > 1, [*DATA, "targets-not-scaled"]),
        (_has_poor_weights(course), ["symmetric-init", "init-too-small", "init-too-large"]),
        (_is_saturated(course, 5.0), SATURATED),
        (course.activation == "relu" and _has_mostly_zeros(course), DEAD),
        (_is_out_of_range(course), ["output-range"]),
        (_is_flat(course), SLOW),
        (_mean_gradient(course) < 1e-7, VANISHED),
        (_relative_step(course) > 0.1, ["learning-rate-too-high"]),
        (_relative_step(course) < 1e-5, ["learning-rate-too-low"]),
    )
    return next((causes for holds, causes in tests if holds), [])


def sagemaker(course: Course) -> list[str]:  # noqa: C901, the rules one after the other
    """Amazon SageMaker Debugger's built-in rules, at their documented defaults.

    ExplodingTensor: not finite. VanishingGradient: mean abs g < 1e-7. DeadRelu: > 50 % of units
    active for < 1 % of rows. TanhSaturation: abs z > 9.5 (sigmoid: z < −23 or > 17) for > half.
    PoorWeightInitialization: variances of layers' weights differ by > 10. UpdateTooLarge,
    -Small: step/weight > 10 or < 1e-8. LossNotDecreasing: no decrease between checkpoints.
    UnchangedTensor: weights equal within rtol 1e-5 over three checkpoints.
    """
    found: list[str] = []
    if _is_not_finite(course):
        found += [*EXPLODED, "non-finite-data"]
    if _mean_gradient(course) < 1e-7:
        found += VANISHED
    if course.activation == "relu" and _dead_share(course) > 0.5:
        found += DEAD
    if course.activation != "relu" and _is_saturated(course, 9.5):
        found += SATURATED
    variances = [np.var(W) for W in course.moments[0].weights]
    if max(variances) > 10 * min(variances):
        found += ["init-too-small", "init-too-large", "symmetric-init"]
    if _relative_step(course) > 10:
        found += ["learning-rate-too-high"]
    if _relative_step(course) < 1e-8:
        found += ["learning-rate-too-low"]
    if _is_unchanged(course):
        found += ["parameter-frozen"]
    losses = [moment.loss for moment in course.moments]
    if np.any(np.diff(losses[-3:]) >= 0):
        found += [*SLOW, "learning-rate-too-high"]
    return _once(found)


RULES: dict[str, Rule] = {
    "AUTOTRAINER's rules": autotrainer,
    "DeepDiagnosis's rules": deep_diagnosis,
    "SageMaker's rules": sagemaker,
}


def judged(rule: Rule, course: Course) -> list[str]:
    """Return what a rule says of a course; a training that broke off is a fault of the data."""
    if not course.moments:
        return ["non-finite-data"]
    with np.errstate(all="ignore"):
        return rule(course)


def _once(causes: list[str]) -> list[str]:
    return list(dict.fromkeys(causes))


def _norm(array: Array) -> float:
    return float(np.linalg.norm(array))


def _scores(course: Course) -> Array:
    return np.array([r_squared(course.y, m.activations[-1]) for m in course.moments])


def _explodes(moment: Moment) -> bool:
    first, last = _norm(moment.gradients[0]), _norm(moment.gradients[-1])
    return (
        not np.isfinite(moment.loss)
        or moment.loss >= 1e3
        or first > 70 * last
        or max(np.abs(W).max() for W in moment.weights) > 5
        or max(np.abs(a).mean() for a in moment.activations) >= 10
    )


def _zero_share(arrays: list[Array]) -> float:
    return float(np.mean(np.concatenate([np.ravel(a) for a in arrays]) == 0))


def _is_not_finite(course: Course) -> bool:
    return not all(np.isfinite(m.loss) for m in course.moments)


def _has_poor_weights(course: Course) -> bool:
    variances = [np.var(W) for m in course.moments for W in m.weights]
    return min(variances) < 1e-5 or max(variances) > 10


def _is_saturated(course: Course, size: float) -> bool:
    sums = course.moments[-1].sums[:-1]
    return any(np.mean(np.abs(z) >= size) > 0.5 for z in sums)


def _has_mostly_zeros(course: Course) -> bool:
    return any(np.mean(a <= 0) >= 0.7 for a in course.moments[-1].activations[:-1])


def _dead_share(course: Course) -> float:
    hidden = course.moments[-1].activations[:-1]
    return float(np.mean([np.mean(np.mean(a > 0, axis=0) < 0.01) for a in hidden]))


def _is_out_of_range(course: Course) -> bool:
    low, high = {"sigmoid": (0, 1), "tanh": (-1, 1), "relu": (0, np.inf)}.get(
        course.output, (-np.inf, np.inf)
    )
    is_wide = np.ptp(course.moments[-1].activations[-1]) > 10 * np.ptp(course.y)
    return bool(np.min(course.y) < low or np.max(course.y) > high or is_wide)


def _is_flat(course: Course) -> bool:
    losses = [m.loss for m in course.moments]
    return len(losses) >= 5 and bool(np.ptp(losses[-5:]) == 0)


def _mean_gradient(course: Course) -> float:
    """Smallest over checkpoints and layers of the mean absolute gradient, the end left out."""
    moments = course.moments[:-1] or course.moments
    return float(min(np.abs(g).mean() for m in moments for g in m.gradients))


def _relative_step(course: Course) -> float:
    """Largest over layers of lr ‖g‖ / ‖W‖ at the second checkpoint."""
    moment = course.moments[min(1, len(course.moments) - 1)]
    pairs = zip(moment.gradients, moment.weights, strict=True)
    return max(course.learning_rate * _norm(g) / (_norm(W) + 1e-300) for g, W in pairs)


def _is_unchanged(course: Course) -> bool:
    three = course.moments[:3]
    return len(three) == 3 and any(
        np.allclose(three[0].weights[i], three[2].weights[i], rtol=1e-5, atol=0)
        for i in range(len(three[0].weights))
    )
