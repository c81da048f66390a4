"""What a fitted network answers: predictions, intervals, slopes, distance from the data."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any, Literal, overload

import numpy as np
from numpy.typing import NDArray
from sklearn.utils.validation import check_is_fitted, validate_data

from curvesmith.engines import input_jacobian, predict
from curvesmith.fitting.calibration import Calibration
from curvesmith.fitting.committee import (
    Member,
    committee_gradient,
    committee_mean,
    committee_moments,
    committee_spread,
)
from curvesmith.fitting.error_bars import widths
from curvesmith.fitting.panel import FEW_ROWS, Panel, panel_of
from curvesmith.fitting.tails import log_density, quantile
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.record import FitRecord
from curvesmith.scaling import Scaling

__all__ = ["Predictions"]


class Predictions:
    """The methods of a fitted regressor that answer questions about inputs."""

    if TYPE_CHECKING:
        network_: Network
        theta_: NDArray[Any]
        members_: list[Member]
        calibration_: Calibration | None
        extrapolation_: float
        x_scaler_: Scaling
        y_scaler_: Scaling
        record_: FitRecord
        engine: str
        y_ndim_: int
        n_features_in_: int

    @overload
    def predict(self, X: Any) -> NDArray[Any]: ...

    @overload
    def predict(self, X: Any, return_std: Literal[False]) -> NDArray[Any]: ...

    @overload
    def predict(self, X: Any, return_std: Literal[True]) -> tuple[NDArray[Any], NDArray[Any]]: ...

    def predict(
        self, X: Any, return_std: bool = False
    ) -> NDArray[Any] | tuple[NDArray[Any], NDArray[Any]]:
        """Predict targets.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs.
        return_std : bool, default=False
            Whether to return standard deviations too: after a fit with the evidence, or of a
            committee by the squared loss.

        Returns
        -------
        y : ndarray of shape (n_samples,) or (n_samples, n_outputs)
            In the units and shape of the targets that were fitted; in float32 if training was and
            ``X`` is.
            For ``loss="poisson"``, rates.
        std : ndarray of the same shape
            Only with ``return_std``. Of new targets: noise, differences between the members, and
            with the evidence uncertainty of the parameters by Laplace's approximation.

        Raises
        ------
        ValueError
            If ``return_std`` is asked of a fit that knows no noise.
        """
        if not return_std and (y := self._at_once(X)) is not None:
            return y
        scaled = self._scaled(X)
        if not return_std:
            return self._answer(self._outputs(scaled), scaled)
        if not self._knows_noise:
            raise ValueError(
                f"`return_std=True` {self._needs_evidence} For other losses `predict_interval` "
                "may still serve."
            )
        mean, variance = committee_moments(self.members_, scaled, self.engine)
        factor = getattr(self, "error_factor_", 1.0)  # files of format 2 hold none
        slopes = getattr(self, "error_slopes_", np.zeros(mean.shape[1]))
        std = widths(factor, slopes, mean) * self.y_scaler_.scale * np.sqrt(variance)
        return self._answer(mean, scaled), self._shaped(std)

    def _answer(self, mean: NDArray[Any], scaled: NDArray[Any]) -> NDArray[Any]:
        """Return outputs in the units, the shape and the dtype of predictions."""
        return self._shaped(self._in_units(mean).astype(self._dtype_for(scaled), copy=False))

    def _dtype_for(self, scaled: NDArray[Any]) -> Any:
        """Return the dtype of predictions: float32 if training and inputs are."""
        return np.result_type(self.theta_.dtype, scaled.dtype)

    def _in_units(self, f: NDArray[Any]) -> NDArray[Any]:
        """Return network outputs in the units of the targets."""
        if self._is_log:
            with np.errstate(over="ignore"):
                f = np.exp(f)
        return self.y_scaler_.inverse(f)

    @property
    def _dof(self) -> float:
        """Degrees of freedom of the errors; files of format 2 hold none."""
        return getattr(self, "error_dof_", inf)

    @property
    def _knows_noise(self) -> bool:
        """Whether the variance of new targets is known."""
        return bool(self.members_) and self.record_.loss == "squared"

    @property
    def _knows_spread(self) -> bool:
        """Whether the uncertainty of the parameters is known."""
        return bool(self.members_) and self.members_[0].factor is not None

    def predict_interval(self, X: Any, coverage: float = 0.9) -> tuple[NDArray[Any], NDArray[Any]]:
        """Predict intervals that new targets lie in with a given probability.

        With the evidence, ``mean -+ z std``, z the quantile of Student's t with ``error_dof_``
        degrees of freedom, shrunk to the variance 1. Otherwise by conformal
        calibration: the prediction, less and more the quantile of the errors on rows that the fit,
        or each fold of its cross-validation, had not seen [1]_. For ``loss="poisson"`` errors are
        taken relative to the square root of the rate.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs.
        coverage : float in (0, 1), default=0.9
            Probability.

        Returns
        -------
        lower, upper : ndarray of shape (n_samples,) or (n_samples, n_outputs)
            Ends of the intervals, each output for itself, in the units of the targets.

        Raises
        ------
        ValueError
            If ``coverage`` is not between 0 and 1, or the fit saw all rows, or held too few out.

        References
        ----------
        .. [1] Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005,
           doi:10.1007/b106715
        """
        if not 0 < coverage < 1:
            raise ValueError(
                f"`coverage` must lie between 0 and 1, got {coverage:g}. Nine of ten is 0.9."
            )
        check_is_fitted(self)
        if self._knows_spread:
            y, std = self.predict(X, return_std=True)
            half = quantile(coverage, self._dof) * std
            return y - half, y + half
        if self.calibration_ is None:
            raise ValueError(
                "`predict_interval` must know errors on rows that the fit had not seen, got a fit "
                f"by {self.record_.solver} that saw all. Fit again with `early_stopping=True`, or "
                "`regularization='evidence'`."
            )
        y = self.predict(X)
        errors = self.calibration_.quantile(coverage)
        sizes = np.sqrt(np.maximum(y, 0)) if self._is_log else np.ones_like(y)
        half = sizes * (errors[0] if self.y_ndim_ == 1 else errors)
        return (np.maximum(y - half, 0) if self._is_log else y - half), y + half

    def log_density(self, X: Any, y: Any) -> NDArray[np.float64]:
        """Return how likely the targets of new rows are, as the fit sees it: log densities.

        Of Student's t around ``predict(X)`` with the standard deviations of ``return_std`` and
        ``error_dof_`` degrees of freedom, which is the normal law where these are infinite. The
        mean over test rows, with a minus, is the negative log likelihood that tables report.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs.
        y : array-like of shape (n_samples,) or (n_samples, n_outputs)
            Their targets.

        Returns
        -------
        nats : ndarray of the shape of ``y``
            Natural logarithms of densities per unit of the target.

        Raises
        ------
        ValueError
            If ``y`` is not of the shape of the predictions, or the fit knows no noise.
        """
        mean, std = self.predict(X, return_std=True)
        y = np.asarray(y, dtype=np.float64)
        if y.shape != mean.shape:
            raise ValueError(
                f"`y` must be of the shape of the predictions, {mean.shape}, got {y.shape}. Give "
                "each row of `X` its targets, in the form that `fit` was given."
            )
        nats: NDArray[np.float64] = log_density((y - mean) / std, self._dof) - np.log(std)
        return nats

    def gradient(self, X: Any) -> NDArray[Any]:
        """Return the derivatives of the predictions by the inputs.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs.

        Returns
        -------
        G : ndarray of shape (n_samples, n_features) or (n_samples, n_outputs, n_features)
            ``d predict(X)[i, k] / d X[i, j]``, in units of the targets per unit of the inputs. At a
            kink of the activation, one of the two slopes.
        """
        scaled = self._scaled(X)
        if self.members_:
            slopes = committee_gradient(self.members_, as_double(scaled))
        else:
            X = scaled.astype(self.theta_.dtype, copy=False)
            slopes = input_jacobian(self.network_, self.theta_, X)
        if self._is_log:
            slopes = slopes * np.exp(self._outputs(scaled))[:, :, np.newaxis]
        slopes = slopes * self.y_scaler_.scale[:, np.newaxis] / self.x_scaler_.scale
        return slopes[:, 0] if self.y_ndim_ == 1 else slopes

    def extrapolation(self, X: Any) -> NDArray[np.float64]:
        """Return how far each point is off the data that were fitted, as the networks see it.

        The uncertainty of the prediction without noise, root mean square over outputs, divided by
        ``extrapolation_``, which 99 % of the fitted rows stay below. Up to 1 a point is among the
        data; at 3, say, the networks are three times less sure than nearly anywhere among them.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs.

        Returns
        -------
        score : ndarray of shape (n_samples,)
            At least 0; all 0 if no input matters.

        Raises
        ------
        ValueError
            If the fit was made without the evidence.
        """
        scaled = self._scaled(X)
        if not self._knows_spread:
            raise ValueError(f"`extrapolation` {self._needs_evidence}")
        spread = np.sqrt(committee_spread(self.members_, as_double(scaled)).mean(axis=1))
        score: NDArray[np.float64] = spread / self.extrapolation_
        return score

    @property
    def _needs_evidence(self) -> str:
        """The second half of a sentence."""
        return (
            "needs a fit with regularization='evidence' to a target that varies, got one by "
            f"{self.record_.solver} with regularization={self.record_.regularization!r}. Fit again "
            "with `regularization='evidence'`."
        )

    @property
    def _is_log(self) -> bool:
        """Whether the network's output is the logarithm of the prediction."""
        return LOSSES[self.record_.loss].link == "log"

    def _scaled(self, X: Any) -> NDArray[Any]:
        """Return checked inputs as the network sees them."""
        if not (self._is_plain(X) and bool(np.isfinite(X).all())):
            check_is_fitted(self)
            X = validate_data(self, X, reset=False, dtype=(np.float64, np.float32), order="C")
        return self.x_scaler_.transform(X)

    def _outputs(self, scaled: NDArray[Any]) -> NDArray[Any]:
        """Return what the network, or the committee, puts out."""
        if self.members_:
            return self._committee_mean(scaled)
        theta = self.theta_
        return predict(self.network_, theta, scaled.astype(theta.dtype, copy=False), self.engine)

    def _committee_mean(self, scaled: NDArray[Any]) -> NDArray[Any]:
        """Return what the committee puts out; for a few rows, its networks answer as one."""
        if len(scaled) <= FEW_ROWS and (panel := self._panel) is not None:
            mean = panel.mean(as_double(scaled))
            if mean is not None:
                return mean
        return committee_mean(self.members_, scaled, self.engine)

    @property
    def _panel(self) -> Panel | None:
        """The committee as one; None where there is no committee, or it cannot be one."""
        if len(self.members_) < 2 or self.engine != "native":
            return None
        return panel_of(self.members_)

    def _at_once(self, X: Any) -> NDArray[Any] | None:
        """Return what a committee predicts for a few plain rows; None if that is not the case."""
        if not self._is_plain(X) or X.dtype != np.float64 or self._is_log:
            return None
        if (panel := self._panel) is None:
            return None
        y = panel.predict(X, self.x_scaler_, self.y_scaler_)
        return y if y is None or self.y_ndim_ == 1 else y[:, np.newaxis]

    def _shaped(self, y: NDArray[Any]) -> NDArray[Any]:
        """Return a column of outputs in the shape of the targets that were fitted."""
        return y.ravel() if self.y_ndim_ == 1 else y

    def _is_plain(self, X: Any) -> bool:
        """Whether ``X`` is a few rows that need no validation but of what they hold.

        It takes longer than predicting.
        """
        return (
            type(X) is np.ndarray
            and X.dtype in (np.float64, np.float32)
            and "theta_" in vars(self)
            and X.ndim == 2
            and 0 < len(X) <= FEW_ROWS
            and X.shape[1] == self.n_features_in_
            and "feature_names_in_" not in vars(self)
            and X.flags.c_contiguous
        )


def as_double(scaled: NDArray[Any]) -> NDArray[np.float64]:
    """Return float64, in which all is computed that a posterior is part of."""
    return scaled.astype(np.float64, copy=False)
