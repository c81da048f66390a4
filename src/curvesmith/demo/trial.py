"""Trial: one training of a demo, measured; Bench: where trials are made."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import FitError, FitWarning
from curvesmith.examiner import unasked
from curvesmith.problems import FoundingCase
from curvesmith.regressor import NeuralRegressor

Array = NDArray[np.float64]
ProgressCall = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Trial:
    """One row of a demo's table.

    Parameters
    ----------
    label : str
        What was done, in a few words.
    role : {"baseline", "asked", "step", "cure", "default"}
        Why it is shown: the straight line, the set-up as asked, something tried on the
        way, the smallest change that cures, `NeuralRegressor` without options.
    r2 : float
        On the rows it was fitted on; nan if training diverged.
    rmse : float
        On these rows, in the units of y; nan if training diverged.
    n_steps : int
        Updates made.
    seconds : float
        Wall-clock time of the training.
    stopped : str
        Why training ended, in a sentence.
    losses : ndarray of shape (n_steps,)
        Mean squared error during training, in squared units of y; empty where the
        training minimised something else.
    predict : callable or None
        ``X -> f``; None if training diverged.
    model : NeuralRegressor or None
        The fitted model.
    warned : str
        What the fit warned of, or the error that ended it.
    """

    label: str
    role: str
    r2: float
    rmse: float
    n_steps: int = 0
    seconds: float = 0.0
    stopped: str = ""
    losses: Array = field(default_factory=lambda: np.empty(0))
    predict: Callable[[NDArray[Any]], Array] | None = None
    model: NeuralRegressor | None = None
    warned: str = ""

    def at(self, X: NDArray[Any]) -> Array:
        """Return the predictions for ``X`` of shape (n_rows, n_features)."""
        assert self.predict is not None, f"'{self.label}' has no fit"
        return self.predict(X)

    @property
    def fitted(self) -> NeuralRegressor:
        """The fitted model, of a trial that has one."""
        assert self.model is not None, f"'{self.label}' has no model"
        return self.model

    def to_dict(self) -> dict[str, Any]:
        """Return the numbers for JSON: None where one is not finite."""
        return {
            "label": self.label,
            "role": self.role,
            "r2": _number(self.r2),
            "rmse": _number(self.rmse),
            "updates": self.n_steps,
            "seconds": round(self.seconds, 3),
            "stopped": self.stopped,
            "highest_loss": _highest(self.losses),
            "warned": self.warned,
        }


class Bench:
    """The rows of one case, and the trials made on them.

    Parameters
    ----------
    case : FoundingCase
        What was asked.
    progress : callable
        ``(label, done, total)``, called before each trial.
    n_trials : int
        How many trials the demo will make.
    engine : {"native", "numpy"}
        Who computes.
    shorten : int
        Divides the number of passes of each trial, for a quick look.
    seed : int
        Draws the rows.
    """

    def __init__(
        self,
        case: FoundingCase,
        progress: ProgressCall,
        n_trials: int,
        *,
        engine: str = "native",
        shorten: int = 1,
        seed: int = 0,
    ) -> None:
        self.case = case
        self.X, self.y = case.sample(seed)
        self.trials: list[Trial] = []
        self._progress = progress
        self._n_trials = n_trials
        self._engine = engine
        self._shorten = shorten

    def line(self) -> Trial:
        """Add the straight line (plane) of least squares, which every fit should beat."""
        columns = np.column_stack([np.ones(len(self.X)), self.X]).astype(np.float64)
        coefficients = np.linalg.lstsq(columns, self.y.astype(np.float64), rcond=None)[0]

        def predict(X: NDArray[Any]) -> Array:
            f: Array = coefficients[0] + np.asarray(X, dtype=np.float64) @ coefficients[1:]
            return f

        return self.add("straight line", "baseline", predict)

    def add(
        self, label: str, role: str, predict: Callable[[NDArray[Any]], Array], **facts: Any
    ) -> Trial:
        """Measure ``predict`` on the rows and add it as a trial."""
        residuals = self.y.astype(np.float64) - predict(self.X)
        spread = np.sum((self.y - self.y.mean(dtype=np.float64)) ** 2, dtype=np.float64)
        trial = Trial(
            label=label,
            role=role,
            r2=float(1.0 - np.sum(residuals**2) / spread),
            rmse=float(np.sqrt(np.mean(residuals**2))),
            predict=predict,
            **facts,
        )
        self.trials.append(trial)
        return trial

    def asked(
        self,
        label: str,
        role: str = "asked",
        *,
        seed: int = 0,
        x_unit: float = 1.0,
        **changes: Any,
    ) -> Trial:
        """Add a training of the set-up as asked, with some options changed.

        Parameters
        ----------
        label, role : str
            See `Trial`.
        seed : int
            Draws the initial weights.
        x_unit : float
            The inputs are divided by it.
        **changes
            Options of `NeuralRegressor` that replace those asked.
        """
        return self._train(label, role, self.case.settings | changes, seed, x_unit)

    def default(self, *, seed: int = 0, **options: Any) -> Trial:
        """Add a training of `NeuralRegressor` with no options but those given."""
        return self._train("NeuralRegressor, no options", "default", options, seed)

    def announce(self, label: str) -> None:
        """Tell the observer which trial comes next."""
        self._progress(label, len(self.trials), self._n_trials)

    def untrained(self, *, seed: int = 0) -> NeuralRegressor:
        """Return the network as asked with its initial weights."""
        # One pass by a step that is lost in rounding.
        settings = self.case.settings | {"max_iter": 1, "learning_rate": 1e-30}
        model = NeuralRegressor(**settings, engine=self._engine, random_state=seed)
        with unasked(), warnings.catch_warnings():
            warnings.simplefilter("ignore", FitWarning)
            return model.fit(self.X, self.y)

    def _train(
        self, label: str, role: str, settings: dict[str, Any], seed: int, x_unit: float = 1.0
    ) -> Trial:
        """Fit, measure, and keep what the fit warned of."""
        self.announce(label)
        settings = self._shortened(settings)
        model = NeuralRegressor(**settings, engine=self._engine, random_state=seed)
        start = perf_counter()
        # The demos tell the causes themselves.
        with unasked(), warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", FitWarning)
            try:
                model.fit(self.X / x_unit, self.y)
            except FitError as error:
                return self._add_failed(label, role, settings, error, perf_counter() - start)
        return self.add(
            label,
            role,
            lambda X: np.asarray(model.predict(X / x_unit), dtype=np.float64),
            n_steps=self._updates(settings, model.record_),
            seconds=perf_counter() - start,
            stopped=model.record_.stopped,
            losses=self._mean_squares(settings, model.record_, float(model.y_scaler_.scale[0])),
            model=model,
            warned=" ".join(str(warning.message) for warning in caught),
        )

    def _add_failed(
        self, label: str, role: str, settings: dict[str, Any], error: FitError, seconds: float
    ) -> Trial:
        """Add a training that diverged, with the losses it left behind."""
        record = error.record
        trial = Trial(
            label=label,
            role=role,
            r2=float("nan"),
            rmse=float("nan"),
            n_steps=self._updates(settings, record),
            seconds=seconds,
            stopped=record.stopped,
            losses=self._mean_squares(settings, record, 1.0),
            warned=str(error),
        )
        self.trials.append(trial)
        return trial

    def _shortened(self, settings: dict[str, Any]) -> dict[str, Any]:
        """Return the settings with fewer passes, where their number is given."""
        if self._shorten == 1 or "max_iter" not in settings:
            return settings
        return settings | {"max_iter": max(1, settings["max_iter"] // self._shorten)}

    def _updates(self, settings: dict[str, Any], record: Any) -> int:
        """Return how many updates a training made: passes times batches."""
        batch_size = settings.get("batch_size", "auto")
        n_rows = len(self.y)
        n_batches = -(-n_rows // batch_size) if isinstance(batch_size, int) else 1
        return len(record.losses) * n_batches

    def _mean_squares(self, settings: dict[str, Any], record: Any, y_scale: float) -> Array:
        """Return the training losses as mean squared errors in the units of y.

        Our squared loss is half of the square, added up over rows with ``reduction="sum"``.
        """
        if settings.get("loss", "squared") != "squared":
            return np.empty(0)
        factor = 2.0 / len(self.y) if settings.get("reduction") == "sum" else 2.0
        with np.errstate(over="ignore"):
            return np.asarray(record.losses, dtype=np.float64) * factor * y_scale**2


def _highest(losses: Array) -> float | None:
    """Return the highest loss before overflow, or None where there is no loss."""
    finite = losses[np.isfinite(losses)]
    return float(finite.max()) if len(finite) else None


def _number(value: float) -> float | None:
    """Return ``value``, or None where JSON has no number for it."""
    return float(value) if np.isfinite(value) else None
