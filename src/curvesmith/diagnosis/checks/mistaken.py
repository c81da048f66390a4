"""What the checks of the code share: mistakes and updates become findings."""

from __future__ import annotations

from curvesmith.diagnosis.changes import Change, CorrectGradient, CorrectUpdate
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Severity, Where
from curvesmith.diagnosis.forensics.mistakes import Mistake
from curvesmith.diagnosis.forensics.report import NO_EFFECT
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.gradient import check_gradient

__all__ = [
    "error_at_the_end",
    "gradient_finding",
    "gradient_mistakes",
    "severity_of",
    "update_findings",
]


# A network whose code is wrong and that explains this share less than can be explained
# is no success, even if it would do for one whose code is right: the rows it was trained on
# flatter it. Of the fault benchmark's programs with a wrong line, those that do no harm lose 0.016
# and less, and those that fail on fresh rows 0.028 and more.
MOST_LOST = 0.02


def severity_of(evidence: Evidence) -> Severity:
    """Return what wrong code is: a fault if the network falls short, else wrong but harmless."""
    if not evidence.is_measurable or evidence.falls_short or evidence.is_no_better_than_chance:
        return "fault"  # where nothing can be learned, no fit speaks for the code
    lost = evidence.ladder.ceiling - evidence.score
    return "fault" if lost > MOST_LOST * evidence.ladder.ceiling else "harmless"


def gradient_mistakes(evidence: Evidence, cause: str) -> list[Mistake]:
    """Return the mistakes of one cause in the gradient."""
    report = evidence.gradient_report
    return [] if report is None else [m for m in report.mistakes if m.cause == cause]


def gradient_finding(
    evidence: Evidence, mistake: Mistake, remedy: str, severity: Severity | None = None
) -> Finding:
    """Return a mistake in the gradient as a finding.

    Parameters
    ----------
    evidence : Evidence
    mistake : Mistake
    remedy : str
        What to do.
    severity : {"fault", "harmless", "note"} or None, default=None
        None means a fault if the network falls short and the mistake has an effect where training
        starts or ends.
    """
    report = evidence.gradient_report
    assert report is not None
    has_effect = report.has_effect or not error_at_the_end(evidence) <= NO_EFFECT
    without = "" if has_effect else " It has no effect at these parameters and data."
    if severity is None:
        severity = severity_of(evidence) if has_effect else "harmless"
    worst = max(report.blocks.values(), key=lambda block: block.error / block.tolerance)
    error = Number(
        f"gradient error of {worst.name}",
        worst.error,
        "|coded - numeric| / (|coded| + |numeric|), the worst parameter and point",
        f"at most {worst.tolerance:.2g}",
        "20 times the measured rounding of the differences, at least 1e-7",
    )
    return Finding(
        mistake.cause,
        severity,
        Where(parameter=mistake.parameter, layer=mistake.layer),
        mistake.sentence + without,
        (error, *mistake.evidence),
        Remedy(remedy, (CorrectGradient(),)),
        min(mistake.confidence, report.confidence),
    )


def error_at_the_end(evidence: Evidence) -> float:
    """Return the largest error of any parameter's gradient where training ends; 0 if not known."""
    subject = evidence.subject
    if subject.gradient is None or evidence.reached is subject.params:
        return 0.0
    report = check_gradient(
        subject.reported_loss,
        subject.reported_gradient,
        evidence.reached,
        subject.X,
        subject.y,
        forward=subject.predictions,
        structure=evidence.structure,
        reset=subject.reset,
    )
    return 0.0 if report.ok else report.given_error


def update_findings(
    evidence: Evidence, kind: str, cause: str, text: str, remedy: str, change: Change | None = None
) -> list[Finding]:
    """Return the parameters that are updated in one mistaken way as one finding.

    Parameters
    ----------
    evidence : Evidence
    kind : str
        One of `curvesmith.diagnosis.update_law.FAULTS`.
    cause : str
        A key of `curvesmith.diagnosis.finding.CAUSES`.
    text : str
        The sentence, with ``{names}`` for the parameters and ``{law}`` for the law of the first.
    remedy : str
        What to do.
    change : Change or None, default=None
        The same as an edit; None means `CorrectUpdate`.
    """
    report = evidence.update_report
    if report is None or not report.of_kind(kind):
        return []
    blocks = report.of_kind(kind)
    names = listed([block.name for block in blocks])
    if len(blocks) == len(report.blocks) > 1:
        names = "all parameters"
    numbers = []
    for block in blocks:
        numbers += [
            Number(f"{name} in the update of {block.name}", value, "coefficient, least squares")
            for name, value in block.terms
        ]
    first = blocks[0]
    numbers.append(
        Number(
            "cosine of update and gradient",
            first.cosine,
            f"mean over {report.n_steps} steps of {first.name}",
            "-1 is straight down",
        )
    )
    return [
        Finding(
            cause,
            severity_of(evidence),
            # Where only some are mistaken, the first of them tells where to look.
            Where(parameter=None if len(blocks) == len(report.blocks) > 1 else first.name),
            text.format(names=names, law=first.sentence),
            tuple(numbers),
            Remedy(remedy, (change or CorrectUpdate(),)),
            1.0 if first.terms or kind == "frozen" else 0.7,
        )
    ]
