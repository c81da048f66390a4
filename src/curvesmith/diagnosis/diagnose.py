"""diagnose: from a model or its functions to a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.checks import CHECKS, Check
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding
from curvesmith.diagnosis.handbook import page_of
from curvesmith.diagnosis.pages.drawing import figures_of
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.remedies import Interrupted, verify
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.running import first_failure
from curvesmith.diagnosis.standing import Standing, standing_of
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.typical import seen_from_most_starts
from curvesmith.diagnosis.verdict import in_order, judge, settled
from curvesmith.examiner import unasked

__all__ = ["diagnose", "examine"]

StepObserver = Callable[[str, int, int], None]


def diagnose(
    thing: Any,
    X: Any = None,
    y: Any = None,
    *,
    loss: Any = None,
    optimizer: Any = None,
    rerun: bool = True,
    budget_s: float = 60.0,
    observer: StepObserver | None = None,
) -> Report:
    """Find out why a network does not fit, with numbers, and prove the remedy by re-running.

    Direct tests of the code come first (does it run, does the update follow the gradient, is the
    gradient that of the loss), then what the data allow, what the network can reach, how long
    its steps are; re-runs confirm. Nothing that is given is changed.

    Parameters
    ----------
    thing : NeuralRegressor, MLPRegressor, torch.nn.Module or Subject
        What to examine. Plain functions come as ``Subject(params, X, y, forward=...)``; a
        NeuralRegressor is fitted, or its fit has failed.
    X : array-like of shape (n_rows, n_features), optional
        The rows it was trained on, in the user's units; a Subject brings its own.
    y : array-like of shape (n_rows,) or (n_rows, n_outputs), optional
        Their targets.
    loss : callable, optional
        Of a torch module: ``loss(predictions, y)``.
    optimizer : torch.optim.Optimizer, optional
        Of a torch module, holding its parameters.
    rerun : bool, default True
        Whether to train again with each remedy, on fresh seeds, and report before and after.
    budget_s : float, default 60
        Seconds for all of it, about; what does not fit in is left out, and said so.
    observer : callable, optional
        ``(label, done, total)``, called before each part of the examination.

    Returns
    -------
    report : Report
        Verdict, findings with their evidence and remedies, worst first, and the ladder. Ctrl-C
        ends the examination; the report holds what was found until then.

    Raises
    ------
    TypeError
        If ``thing`` is nothing that can be examined.
    ValueError
        If ``budget_s`` is not positive, or data are missing or of other shapes than its own.

    Examples
    --------
    >>> import numpy as np
    >>> from curvesmith import NeuralRegressor, diagnose
    >>> X = np.linspace(0, 6, 100)[:, None]
    >>> model = NeuralRegressor(random_state=0).fit(X, np.sin(X[:, 0]))
    >>> diagnose(model, X, np.sin(X[:, 0]), rerun=False).verdict
    'healthy'
    """
    if not budget_s > 0:
        raise ValueError(f"`budget_s` must be above 0, got {budget_s!r}. Give seconds, such as 60.")
    with unasked():
        subject = subject_of(thing, X, y, loss=loss, optimizer=optimizer)
    return examine(subject, rerun=rerun, budget_s=budget_s, observer=observer)


def examine(
    subject: Subject,
    *,
    rerun: bool = True,
    budget_s: float = 60.0,
    observer: StepObserver | None = None,
) -> Report:
    """Examine a subject; see `diagnose`."""
    began = perf_counter()
    examination = _Examination(subject, Evidence(subject, budget_s=budget_s), observer)
    is_interrupted = False
    try:
        with unasked():
            if examination.runs():
                examination.check()
                if rerun:
                    examination.rerun(budget_s - (perf_counter() - began))
                examination.stand()
    except KeyboardInterrupt:
        is_interrupted = True
    report = examination.report(perf_counter() - began)
    return replace(report, is_interrupted=is_interrupted)


@dataclass
class _Examination:
    """What an examination has come to so far; Ctrl-C leaves it whole.

    Parameters
    ----------
    subject : Subject
    evidence : Evidence
    observer : callable or None
    """

    subject: Subject
    evidence: Evidence
    observer: StepObserver | None
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    figures: tuple[Figure, ...] = ()

    def runs(self) -> bool:
        """Whether the code runs at all; nothing else can be said where it does not."""
        failure = first_failure(self.subject)
        self.findings += [failure] if failure is not None else []
        return failure is None

    def check(self) -> None:
        """Call the checks in order, cheap to dear; none after data that are no numbers."""
        for number, check in enumerate(CHECKS):
            if any(finding.cause == "non-finite-data" for finding in self.findings):
                return
            self._observe(name_of(check).replace("_", " "), number)
            with self._noted(name_of(check)):
                self.findings += check(self.evidence)
        with self._noted("typical start"):
            self.findings = seen_from_most_starts(self.findings, self.evidence)

    def rerun(self, budget_s: float) -> None:
        """Train again with each remedy and note what came of it."""
        if self.findings and budget_s > 0:
            self._observe("re-running remedies", len(CHECKS))
            try:
                verified = verify(self.findings, self.subject, self.evidence, budget_s)
            except Interrupted as interruption:
                self.findings = settled(interruption.findings)
                raise
            self.findings = settled(verified)

    def stand(self) -> None:
        """Measure where the network stands, and draw what was measured."""
        with self._noted("ladder"):
            self.standing = standing_of(self.evidence)
        with self._noted("figures"):
            self.figures = figures_of(self.evidence, self.standing.ladder)

    def report(self, seconds: float) -> Report:
        """Return the report of everything so far."""
        findings = in_order(self.findings)
        judgment = judge(findings, self.standing)
        return Report(
            subject=self.subject.name,
            verdict=judgment.verdict,
            sentence=judgment.sentence,
            findings=findings,
            ladder=self.standing.ladder,
            notes=(*self.notes, *self.standing.missing),
            facts={
                "kind": self.subject.kind,
                "rows": self.subject.n_rows,
                "parameters": self.subject.n_params,
                "seconds": round(seconds, 2),
            },
            figures=self.figures,
            about={finding.cause: page_of(finding.cause) for finding in findings},
        )

    @contextmanager
    def _noted(self, what: str) -> Iterator[None]:
        """Note a measurement that fails; it must not take the others along."""
        try:
            yield
        except Exception as error:  # the user's own code is called: it may raise anything
            told = str(error).partition("\n")[0]
            self.notes.append(f"{what}: {type(error).__name__}: {told}")

    def _observe(self, label: str, done: int) -> None:
        if self.observer is not None:
            self.observer(label, done, len(CHECKS) + 1)


def name_of(check: Check) -> str:
    """Return the last word of a check's module, its cause with underscores."""
    return str(check.__module__).rpartition(".")[2]
