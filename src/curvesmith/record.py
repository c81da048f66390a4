"""FitRecord: everything that training leaves behind. Reports, plots and files read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from math import isfinite
from typing import Any, Self

__all__ = ["FitRecord", "StartRecord"]


@dataclass
class StartRecord:
    """One random start of the training.

    Parameters
    ----------
    seed : int
        Seed of the start's initial parameters and of its shuffling.
    loss : float
        Value of the objective at the end, scaled units; not finite if the start diverged.
    validation_loss : float or None
        Loss on held-out rows at the parameters kept; None without such rows.
    n_iter : int
        Iterations or epochs made.
    stop : str
        Why it stopped, a key of ``curvesmith.solvers.STOPS``.
    seconds : float
        Wall-clock time.
    evidence : float or None, default=None
        What starts are compared by where the evidence regularises: its logarithm, in nats, plus
        the log prior of the noise.
    network : str, default=""
        Its sizes and activations.
    score : float or None, default=None
        Mean log density that it gives to target values left out, scaled units, in nats; None
        unless the evidence regularised.
    """

    seed: int
    loss: float
    validation_loss: float | None
    n_iter: int
    stop: str
    seconds: float
    evidence: float | None = None
    network: str = ""
    score: float | None = None


@dataclass
class FitRecord:
    """What a fit did, why, and how it ended.

    Parameters
    ----------
    network : str
        Sizes and activations, such as ``"8-20-1 tanh"``.
    n_params : int
        Number of weights and biases.
    solver : str
        The solver that ran.
    loss : str
        Name of the loss.
    loss_parameter : float
        Its parameter, such as the place where Huber's turns.
    regularization : {"evidence", "l2", "none"}
        What kept the network from following noise.
    alpha : float
        Strength of the L2 penalty; 0 with another regularization.
    engine : str
        Who computed.
    dtype : str
        Of the arithmetic: ``"float64"`` or ``"float32"``.
    n_rows : int
        Rows given, those of weight 0 not counted.
    n_distinct_rows : int
        Rows that differ from each other.
    n_validation_rows : int
        Distinct rows held out for early stopping; 0 without it.
    n_features, n_outputs : int
        Columns of ``X`` and of ``y``.
    random_state : int
        Seed from which the fit can be repeated.
    starts : list of StartRecord
        All random starts, in order.
    best_start : int
        Index of the start that was kept, or of the best supported of those that were; -1 if all
        diverged.
    members : list of int
        Indices of all starts that were kept: they predict together.
    losses : list of float
        Training loss of the start that was kept, after each iteration (``lbfgs``, ``lm``) or
        averaged over each epoch; scaled units, penalty included.
    validation_losses : list of float
        Its loss on the held-out rows, evenly spread over the same steps.
    gradient_norms : list of float
        Length of its gradient at each step.
    stop : str
        Why that start stopped, a key of ``curvesmith.solvers.STOPS``.
    stopped : str
        The same as a sentence.
    train_r2 : float
        1 - (squared error) / (squared deviation from the mean) on all rows, weighted, averaged
        over outputs; NaN if every output is constant.
    why : list of str
        One sentence for each choice that was made automatically.
    warnings : list of str
        Text of the warnings given.
    seconds : float
        Wall-clock time of the whole fit.
    versions : dict of str
        Versions of Python and of the libraries that computed.
    """

    network: str = ""
    n_params: int = 0
    solver: str = ""
    loss: str = "squared"
    loss_parameter: float = 0.0
    regularization: str = "l2"
    alpha: float = 0.0
    engine: str = "native"
    dtype: str = "float64"
    n_rows: int = 0
    n_distinct_rows: int = 0
    n_validation_rows: int = 0
    n_features: int = 0
    n_outputs: int = 0
    random_state: int = 0
    starts: list[StartRecord] = field(default_factory=list)
    best_start: int = -1
    members: list[int] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    validation_losses: list[float] = field(default_factory=list)
    gradient_norms: list[float] = field(default_factory=list)
    stop: str = ""
    stopped: str = ""
    train_r2: float = float("nan")
    why: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seconds: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as strict JSON knows it.

        Returns
        -------
        data : dict
            Of numbers, strings, lists and dicts; a number that is not finite, which JSON lacks,
            becomes the string ``"inf"``, ``"-inf"`` or ``"nan"``.

        Examples
        --------
        >>> FitRecord(network="1-5-1 tanh", losses=[0.5, float("inf")]).to_dict()["losses"]
        [0.5, 'inf']
        """
        data = _without_infinities(asdict(self))
        assert isinstance(data, dict)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild a record from `to_dict`'s result.

        Parameters
        ----------
        data : mapping
            Entries of other names than the record's are left out, those missing get their default.

        Returns
        -------
        record : FitRecord

        Raises
        ------
        TypeError, ValueError
            If an entry is not of the kind that `to_dict` writes.
        """
        known = _known(cls, data)
        for name in ("losses", "validation_losses", "gradient_norms"):
            known[name] = _floats(known.get(name, ()))
        known["starts"] = [_start(start) for start in known.get("starts", ())]
        known["train_r2"] = float(known.get("train_r2", "nan"))
        return cls(**known)

    def _starts_sentence(self) -> str:
        """How many starts there were, and which were kept."""
        count = f"{len(self.starts)}, "
        if len(self.members) > 1:
            return f"{count}of which {len(self.members)} predict together"
        return f"{count}kept number {self.best_start + 1}"

    def __str__(self) -> str:
        rows = [
            ("network", f"{self.network} ({self.n_params} parameters)"),
            ("solver", self.solver),
            ("rows", f"{self.n_rows} ({self.n_validation_rows} held out)"),
            ("starts", self._starts_sentence()),
            ("loss", f"{self.losses[-1]:.4g}" if self.losses else "none"),
            ("train R2", f"{self.train_r2:.4f}"),
            ("stopped", self.stopped),
            ("seconds", f"{self.seconds:.2f}"),
        ]
        rows += [("why", sentence) for sentence in self.why]
        rows += [("warning", sentence) for sentence in self.warnings]
        return "\n".join(f"{name:<9} {text}" for name, text in rows)


def _without_infinities(value: Any) -> Any:
    """Return ``value`` with every number that is not finite as a string, at any depth."""
    if isinstance(value, dict):
        return {name: _without_infinities(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_without_infinities(entry) for entry in value]
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value


def _floats(values: Iterable[Any]) -> list[float]:
    """Return numbers from numbers or from ``"inf"``, ``"-inf"``, ``"nan"``."""
    return [float(value) for value in values]


def _known(cls: type[Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entries of ``data`` that the dataclass ``cls`` has."""
    names = {entry.name for entry in fields(cls)}
    return {name: value for name, value in data.items() if name in names}


def _start(data: Mapping[str, Any]) -> StartRecord:
    """Rebuild one start."""
    known = _known(StartRecord, data)
    validation_loss = known.get("validation_loss")
    known["loss"] = float(known["loss"])
    score = known.get("score")
    known["score"] = None if score is None else float(score)
    known["validation_loss"] = None if validation_loss is None else float(validation_loss)
    return StartRecord(**known)
