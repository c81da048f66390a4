"""Which starts a fit keeps."""

from __future__ import annotations

from math import isfinite

from curvesmith.fitting.plan import Plan
from curvesmith.fitting.starts import best_of
from curvesmith.fitting.training import Training

__all__ = ["chosen_starts"]

# Networks that predict together, unless the user asks for another number.
MEMBERS = 8


def chosen_starts(plan: Plan, training: Training) -> list[int]:
    """Return the indices of the starts that are kept, the best first; none if all diverged.

    Without the evidence, that is the one of the lowest loss. With it, the starts that give the
    highest density to values left out, as many as there are to be members; the best supported of
    them comes first. If the best supported start of all is a constant, it is kept alone: where
    there is nothing to learn, some network always seems to predict by chance.
    """
    if not training.scores:
        best = best_of(training.outcomes)
        return [] if best < 0 else [best]
    support = {k: run.evidence for k, run in enumerate(training.outcomes) if run.is_alive}
    able = [k for k in support if support[k] is not None and isfinite(training.scores[k])]
    if not able:
        return []
    best = max(able, key=lambda k: support[k] or 0.0)
    if training.outcomes[best].stop == "nothing":
        return [best]
    wanted = plan.params["n_members"]
    count = MEMBERS if wanted == "auto" else int(wanted)
    kept = sorted(able, key=lambda k: -training.scores[k])[:count]
    return sorted(kept, key=lambda k: -(support[k] or 0.0))
