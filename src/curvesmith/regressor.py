"""NeuralRegressor: the scikit-learn estimator. It validates, has the fit made, and predicts."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, MultiOutputMixin, RegressorMixin
from sklearn.utils import estimator_html_repr
from sklearn.utils.metaestimators import available_if
from sklearn.utils.validation import _check_sample_weight, validate_data

from curvesmith import examiner
from curvesmith.errors import FitError
from curvesmith.fitting.combinations import check_combinations
from curvesmith.fitting.conclusion import Conclusion
from curvesmith.fitting.fit import fit_network
from curvesmith.fitting.page import summary_html
from curvesmith.fitting.parameters import check_parameters
from curvesmith.fitting.plan import Fitted, draw_seed
from curvesmith.fitting.prediction import Predictions
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.troubles import ASK, FitConvergenceWarning, with_cause
from curvesmith.fitting.uncertainty import EVIDENCE_NUMBERS, EVIDENCE_TENSORS, Uncertainty
from curvesmith.solvers import Progress
from curvesmith.solvers.choice import SECOND_ORDER

__all__ = ["FitConvergenceWarning", "NeuralRegressor"]


def _learns_in_portions(regressor: NeuralRegressor) -> bool:
    """Whether ``partial_fit`` exists: not for solvers that need all rows at each step."""
    if regressor.solver in SECOND_ORDER:
        raise AttributeError(
            f"`partial_fit` needs a first-order solver, got solver={regressor.solver!r}, which "
            "must see all rows at each step. Set solver='adam', or 'auto', which then takes adam."
        )
    return True


class NeuralRegressor(Predictions, RegressorMixin, MultiOutputMixin, BaseEstimator):  # type: ignore[misc]
    """Fit a function with a small neural network.

    Inputs and targets are scaled automatically, so units do not matter. Whatever is left at
    ``"auto"`` is chosen from the data, and ``record_.why`` says why. A doubtful fit warns, a failed
    one raises: none is silent. Made for tens to a million rows of 1 to 100 numeric inputs; for
    images, text or networks of many layers, take a deep-learning library.

    Parameters
    ----------
    hidden_layer_sizes : "auto", int or sequence of int, default="auto"
        Units of each hidden layer. ``"auto"`` with the evidence grows networks of one and of two
        layers as long as larger ones predict left-out rows better. With other solvers it is one
        layer of as many units as keep the parameters at or below the number of distinct rows, from
        3 to 32; above 5,000 distinct rows, unless lbfgs trains, two layers of up to 64. ``()`` is
        a linear model.
    activation : str, default="tanh"
        Of the hidden units: identity, relu, leaky_relu, elu, gelu, silu, softplus, tanh, sigmoid
        or sine.
    output_activation : str, default="identity"
        Of the outputs. If its range is bounded, targets are scaled into that range; predictions
        beyond it are then impossible.
    bias : bool, default=True
        Whether the layers have biases.
    loss : str, default="squared"
        squared, absolute, huber, log_cosh, quantile or poisson.
    quantile : float in (0, 1), default=0.5
        Which quantile ``loss="quantile"`` predicts.
    huber_delta : "auto" or float, default="auto"
        Where ``loss="huber"`` turns from squared to absolute, in scaled targets: with
        ``target_scaling="standard"``, in standard deviations of the target. ``"auto"`` measures the
        residuals of a first fit, and turns at 1.345 times the spread of most of them in a second.
    reduction : {"mean", "sum"}, default="mean"
        Whether the loss is averaged over rows or added up. It changes what a given ``alpha`` and
        ``learning_rate`` mean.
    regularization : {"auto", "evidence", "l2", "none"}, default="auto"
        What keeps the network from following noise. ``"evidence"`` lets the data decide how
        strongly the weights of each input, and of each layer, are held at zero; it is for the
        squared loss and ``solver="lm"``, and gives error bars. Sample weights then count rows:
        doubling all is as every row twice. ``"l2"`` is the penalty ``alpha``.
        ``"auto"`` is the evidence where it can be, up to 15,000 distinct rows, and l2 elsewhere.
    alpha : "auto" or float, default="auto"
        Strength of the L2 penalty ``alpha / 2 sum W^2`` on scaled data. ``"auto"``
        cross-validates it where lbfgs trains without early stopping, and is 0.6 over the number of
        distinct rows, at most 1e-3, elsewhere.
    solver : str, default="auto"
        lbfgs, lm (Levenberg-Marquardt), gd, sgd, momentum, nesterov, rmsprop, adam or adamw.
        ``"auto"`` is lm with the evidence, and for a small network of given size with
        ``regularization="none"``, whose best optimum it searches for; otherwise lbfgs up to 5,000
        distinct rows, and adam in mini-batches beyond or if ``learning_rate``, ``schedule`` or a
        number for ``batch_size`` is given.
    learning_rate : "auto" or float, default="auto"
        Of first-order solvers, on scaled data.
    schedule : str, default="auto"
        How the learning rate changes: constant, decay, step, cosine, one_cycle or plateau.
        ``"auto"`` is one_cycle, but constant if ``learning_rate`` is given.
    batch_size : "auto", "full" or int, default="auto"
        Rows per update of first-order solvers. ``solver="gd"`` always takes all.
    shuffle : bool, default=True
        Whether mini-batches are drawn afresh in each epoch.
    momentum : float in [0, 1), default=0.9
        Of ``momentum`` and ``nesterov``.
    clip_norm : float or None, default=None
        Gradients longer than this are shortened to it.
    solver_options : mapping or None, default=None
        Further constants: ``memory`` of lbfgs; ``beta1``, ``beta2``, ``rho``, ``epsilon`` of the
        adaptive rules; ``decay``, ``step_epochs``, ``factor``, ``patience`` of the schedules.
    max_iter : "auto" or int, default="auto"
        Most iterations (lbfgs, lm) or epochs of each start.
    max_seconds : float or None, default=None
        Time after which training stops. Such a fit depends on the speed of the machine.
    tol : float, default=1e-4
        Training has converged once the loss stops falling by more than this share of itself.
    n_starts : "auto" or int, default="auto"
        Random starts; with the evidence, of each size. With early stopping each holds other rows
        out, and they predict together. Otherwise the lowest loss is kept.
    n_members : "auto" or int, default="auto"
        How many networks predict together at most, where rows are left out or held out to tell
        which do it best; ``"auto"`` is 12. 1 is a single network.
    early_stopping : "auto" or bool, default="auto"
        Whether to hold rows out, stop when their loss stops falling, and keep the parameters of
        their lowest loss.
    validation_fraction : float in (0, 1), default=0.1
        Share of the rows that early stopping holds out.
    patience : int, default=50
        Iterations or epochs that early stopping waits for an improvement; the schedules cosine and
        one_cycle run to their end, where much of their fall comes.
    input_scaling, target_scaling : {"standard", "robust", "none"}, default="standard"
        Mean and standard deviation, or median and interquartile range, or none.
    init : str or float, default="auto"
        Law of the initial weights: he, glorot or lecun; ``"auto"`` suits the activation. A number
        is the standard deviation of a normal law.
    warm_start : bool, default=False
        Whether ``fit`` goes on from the previous fit, keeping its scaling.
    callbacks : sequence of callables, default=()
        Each is called with a ``Progress`` while training goes on, and may return True to stop it.
        With ``n_jobs``, from other threads, but one at a time.
    verbose : int, default=0
        1 shows a progress bar on a terminal and plain lines elsewhere, 2 always lines; on
        standard error.
    n_jobs : int or None, default=None
        Threads for the starts. Does not change the result.
    random_state : int, RandomState or None, default=None
        Seed of everything random. The same seed gives the same bits on the same machine.
    engine : {"native", "numpy"}, default="native"
        Who computes.

    Attributes
    ----------
    network_ : Network
        Sizes and activations.
    theta_ : ndarray of shape (n_params,)
        Weights and biases, on scaled data.
    coefs_ : list of ndarray of shape (n_in, n_out)
        Weights of each layer, views into ``theta_``.
    intercepts_ : list of ndarray of shape (n_out,)
        Biases of each layer; empty without biases.
    x_scaler_, y_scaler_ : Scaling
        Offset and scale of inputs and targets.
    alpha_ : float
        The penalty used; 0 with the evidence.
    loss_ : float
        Value of the objective at ``theta_``; with the evidence, of the loss without penalty.
    relevance_ : ndarray of shape (n_features_in_,)
        Only with the evidence. Share of each input in the slope of the network,
        ``s_j / sum_k s_k`` with s_j the root mean square over rows and outputs of the derivative
        by scaled input j: near 0 for inputs that do not matter, 0 for all if none does.
    noise_std_ : float or ndarray of shape (n_outputs_,)
        Only with the evidence. Standard deviation of the noise, in the units of the targets.
    effective_parameters_ : float
        Only with the evidence. How many parameters the data determine.
    log_evidence_ : float
        Only with the evidence. Log probability of the scaled targets, in nats, by Laplace's
        approximation: higher is better supported.
    members_ : list of Member
        The networks that predict together, each with its noise and, with the evidence, its
        posterior; the first is ``network_`` with ``theta_``. Empty if no noise is known.
    extrapolation_ : float
        Only with the evidence. What 99 % of the fitted rows stay below, of the uncertainty of the
        prediction without noise, in standard deviations of the targets; see `extrapolation`.
    error_factor_ : float
        Only with the evidence. What standard deviations of predictions are multiplied by, as
        left-out residuals say.
    error_slopes_ : ndarray of shape (n_outputs_,)
        Only with the evidence. How the noise grows with the prediction: the slope of the logarithm
        of the variance of each output, by the prediction in standard deviations of the target.
    error_dof_ : float
        Only with the evidence. Degrees of freedom of Student's t that errors follow, in standard
        deviations: the fewer, the more often errors are several times as large as most; infinite
        for the normal law.
    calibration_ : Calibration or None
        Errors on rows that were held out, for `predict_interval`; None with the evidence, or if the
        fit saw all rows.
    n_iter_ : int
        Iterations or epochs of the start that was kept.
    record_ : FitRecord
        Loss curves, starts, reasons, warnings, times.
    n_features_in_, n_outputs_ : int
        Columns of ``X`` and of ``y``.
    y_ndim_ : int
        1 if the targets were a vector, 2 if they were a table; predictions come alike.
    feature_names_in_ : ndarray of shape (n_features_in_,)
        Names of the columns, if ``X`` was a data frame.

    Notes
    -----
    Equal rows are merged before full-batch training, so that weight 2 equals the row twice, to the
    last bit. Predictions do not change when inputs or targets are multiplied by a power of two, to
    the last bit. Under other changes of units x -> a x + b, y -> c y + d, the scaled data come back
    to the same grid of 2^-28 standard deviations and training nearly always to the same bits; where
    rounding tips a value over to the next grid point, training amplifies the difference. These
    promises hold in float64 for full batches; mini-batches see rows in their order.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.linspace(0, 6, 100)[:, None]
    >>> model = NeuralRegressor(random_state=0).fit(X, np.sin(X[:, 0]))
    >>> bool(abs(model.predict([[1.0]])[0] - np.sin(1.0)) < 0.01)
    True
    """

    def __init__(
        self,
        hidden_layer_sizes: str | int | Sequence[int] = "auto",
        *,
        activation: str = "tanh",
        output_activation: str = "identity",
        bias: bool = True,
        loss: str = "squared",
        quantile: float = 0.5,
        huber_delta: str | float = "auto",
        reduction: str = "mean",
        regularization: str = "auto",
        alpha: str | float = "auto",
        solver: str = "auto",
        learning_rate: str | float = "auto",
        schedule: str = "auto",
        batch_size: str | int = "auto",
        shuffle: bool = True,
        momentum: float = 0.9,
        clip_norm: float | None = None,
        solver_options: Mapping[str, float] | None = None,
        max_iter: str | int = "auto",
        max_seconds: float | None = None,
        tol: float = 1e-4,
        n_starts: str | int = "auto",
        n_members: str | int = "auto",
        early_stopping: str | bool = "auto",
        validation_fraction: float = 0.1,
        patience: int = 50,
        input_scaling: str = "standard",
        target_scaling: str = "standard",
        init: str | float = "auto",
        warm_start: bool = False,
        callbacks: Sequence[Callable[[Progress], object]] = (),
        verbose: int = 0,
        n_jobs: int | None = None,
        random_state: Any = None,
        engine: str = "native",
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.output_activation = output_activation
        self.bias = bias
        self.loss = loss
        self.quantile = quantile
        self.huber_delta = huber_delta
        self.reduction = reduction
        self.regularization = regularization
        self.alpha = alpha
        self.solver = solver
        self.learning_rate = learning_rate
        self.schedule = schedule
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.momentum = momentum
        self.clip_norm = clip_norm
        self.solver_options = solver_options
        self.max_iter = max_iter
        self.max_seconds = max_seconds
        self.tol = tol
        self.n_starts = n_starts
        self.n_members = n_members
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.patience = patience
        self.input_scaling = input_scaling
        self.target_scaling = target_scaling
        self.init = init
        self.warm_start = warm_start
        self.callbacks = callbacks
        self.verbose = verbose
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.engine = engine

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Fit the network to data.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs, numeric and finite; a pandas or polars frame keeps its column names.
        y : array-like of shape (n_samples,) or (n_samples, n_outputs)
            Targets.
        sample_weight : array-like of shape (n_samples,), default=None
            Weight of each row, at least 0: 0 is as the row left out, 2 as the row twice.

        Returns
        -------
        self : NeuralRegressor

        Raises
        ------
        FitError
            If training diverged from every start; it carries the record.
        ValueError, TypeError
            If a parameter or the data are wrong.

        Warns
        -----
        FitWarning, FitConvergenceWarning
            If the fit is doubtful; the texts are kept in ``record_.warnings`` too.
        """
        params = self.get_params(deep=False)  # once: it takes a tenth of a small fit
        check_parameters(params)
        check_combinations(params)
        previous = self._fitted() if self.warm_start else None
        if previous is not None and self.record_.stop in ("constant", "nothing"):
            previous = None  # a constant is a point that no gradient leaves
        rows, y_ndim = self._validated(X, y, sample_weight, is_first=previous is None)
        seed = draw_seed(self.random_state)
        try:
            conclusion = fit_network(params, rows, seed, previous)
        except FitError as error:
            anew = type(self)(**self.get_params(deep=False))  # nothing of an earlier fit
            raise FitError(
                with_cause(str(error), anew._cause(rows, y_ndim)), error.record
            ) from None
        self._keep(conclusion, y_ndim)
        self._explain(conclusion, rows, y_ndim)
        self._warn(conclusion)
        return self

    @available_if(_learns_in_portions)  # type: ignore[untyped-decorator]
    def partial_fit(
        self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None
    ) -> Self:
        """Make one epoch over one portion of the data, from where the last call ended.

        The first call decides network and scaling from its portion, so let that be a fair sample;
        inputs with ``input_scaling="none"`` need none. The learning rate is constant, ``alpha`` is
        1e-4 unless given, no rows are held out, and the state of ``momentum`` or ``adam`` does not
        outlast the call.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Inputs.
        y : array-like of shape (n_samples,) or (n_samples, n_outputs)
            Targets.
        sample_weight : array-like of shape (n_samples,), default=None
            Weight of each row, at least 0.

        Returns
        -------
        self : NeuralRegressor
        """
        params = self.get_params(deep=False)
        check_parameters(params)
        check_combinations(params, is_incremental=True)
        previous = self._fitted()
        n_calls = 0
        losses: list[float] = []
        seed = draw_seed(self.random_state)
        if previous is not None:
            n_calls, seed = int(vars(self)["n_iter_"]), self.record_.random_state
            losses = self.record_.losses
        rows, y_ndim = self._validated(X, y, sample_weight, is_first=previous is None)
        conclusion = fit_network(params, rows, seed, previous, n_calls)
        losses.extend(conclusion.record.losses)
        conclusion.record.losses = losses
        self._keep(conclusion, y_ndim)
        self.n_iter_ = n_calls + 1
        self._warn(conclusion)
        return self

    @property
    def coefs_(self) -> list[NDArray[Any]]:
        """Weights of each layer, shape (n_in, n_out), as in scikit-learn; views into ``theta_``."""
        return [W.T for W, _ in self.network_.layers(self.theta_)]

    @property
    def intercepts_(self) -> list[NDArray[Any]]:
        """Biases of each layer, shape (n_out,); views into ``theta_``."""
        return [b for _, b in self.network_.layers(self.theta_) if b is not None]

    def _fitted(self) -> Fitted | None:
        """Return what training can go on from."""
        if "theta_" not in vars(self):
            return None
        return Fitted(
            self.network_, self.theta_, self.x_scaler_, self.y_scaler_, self.record_.alpha
        )

    def _validated(
        self, X: Any, y: Any, sample_weight: ArrayLike | None, *, is_first: bool
    ) -> tuple[Rows, int]:
        """Return the rows, and whether the targets were a vector (1) or a table (2)."""
        X, y = validate_data(
            self,
            X,
            y,
            reset=is_first,
            dtype=(np.float64, np.float32),
            order="C",
            multi_output=True,
            y_numeric=True,
            ensure_min_samples=2 if is_first else 1,
        )
        w = _check_sample_weight(sample_weight, X, dtype=np.float64)
        check_weights(w)
        table = np.ascontiguousarray(np.reshape(y, (len(X), -1)), dtype=np.float64)
        if not is_first and table.shape[1] != self.n_outputs_:
            raise ValueError(
                f"`y` must have {self.n_outputs_} columns as in the first fit, got "
                f"{table.shape[1]}. Clone the regressor to fit other targets."
            )
        return Rows(X, table, w), np.ndim(y)

    def _keep(self, conclusion: Conclusion, y_ndim: int) -> None:
        """Take over the result of a fit."""
        fitted, outcome = conclusion.fitted, conclusion.outcome
        self.network_ = fitted.network
        self.theta_ = fitted.theta
        self.x_scaler_ = fitted.x_scaling
        self.y_scaler_ = fitted.y_scaling
        self.record_ = conclusion.record
        self.alpha_ = conclusion.record.alpha
        self.loss_ = outcome.loss
        self.n_iter_ = outcome.n_iter
        self.n_outputs_ = fitted.network.n_outputs
        self.y_ndim_ = y_ndim
        self.members_ = conclusion.members
        self._keep_uncertainty(conclusion.uncertainty)
        self.calibration_ = conclusion.calibration

    def _explain(self, conclusion: Conclusion, rows: Rows, y_ndim: int) -> None:
        """Have a fit that ended badly examined, and write the cause into its doubts."""
        doubts = conclusion.doubts
        is_doubted = any(text.endswith(ASK) for _, text in doubts)
        if not is_doubted and not conclusion.suspicion:
            return
        cause = self._cause(rows, y_ndim)
        if cause and not is_doubted:
            doubts.append((FitConvergenceWarning, conclusion.suspicion))
        doubts[:] = [(category, with_cause(text, cause)) for category, text in doubts]
        conclusion.record.warnings = [text for _, text in doubts]

    def _cause(self, rows: Rows, y_ndim: int) -> str:
        """Return why the fit ended badly, as far as a glance tells; it knows no weights."""
        if np.ptp(rows.w) > 0:
            return ""
        return examiner.ask(self, rows.X, rows.y.ravel() if y_ndim == 1 else rows.y)

    def _warn(self, conclusion: Conclusion) -> None:
        """Give the doubts as warnings of the line that called ``fit``."""
        for category, text in conclusion.doubts:
            warnings.warn(text, category, stacklevel=3)

    def _keep_uncertainty(self, uncertainty: Uncertainty | None) -> None:
        """Take over what the evidence left behind; without it, forget that of an earlier fit."""
        if uncertainty is None:
            for name in {*EVIDENCE_NUMBERS, *EVIDENCE_TENSORS} & vars(self).keys():
                delattr(self, name)
            return
        noise_std = uncertainty.noise_std
        self.relevance_ = uncertainty.relevance
        self.noise_std_ = float(noise_std[0]) if self.y_ndim_ == 1 else noise_std
        self.effective_parameters_ = uncertainty.effective_parameters
        self.log_evidence_ = uncertainty.log_evidence
        self.extrapolation_ = uncertainty.extrapolation
        self.error_factor_ = uncertainty.bars.factor
        self.error_slopes_ = uncertainty.bars.slopes
        self.error_dof_ = uncertainty.bars.dof

    def _repr_html_inner(self) -> str:
        """Return scikit-learn's diagram, and once fitted a summary of the record below it."""
        diagram = str(estimator_html_repr(self))
        return diagram + summary_html(self.record_) if "record_" in vars(self) else diagram

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        """Return what a notebook shows."""
        bundle: dict[str, str] = super()._repr_mimebundle_(**kwargs)
        if "text/html" in bundle:
            bundle["text/html"] = self._repr_html_inner()
        return bundle


def check_weights(w: NDArray[np.float64]) -> None:
    """Raise unless the weights are at least 0, and one is more.

    Raises
    ------
    ValueError
        Otherwise.
    """
    if (w < 0).any():
        raise ValueError(
            f"`sample_weight` must be at least 0, got {w.min():g}. Leave rows out by weight 0."
        )
    if not (w > 0).any():
        raise ValueError(
            f"`sample_weight` must be positive for at least one row, got {len(w)} weights of zero. "
            "Rows of weight zero count as absent."
        )
