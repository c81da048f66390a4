"""Checks of the code: what loss, gradient and update do."""

from __future__ import annotations

from curvesmith.diagnosis.checks import (
    activation_derivative,
    bias_gradient,
    gradient_factor,
    gradient_sign,
    gradient_wrong,
    gradients_accumulate,
    layer_input,
    loss_gradient_mismatch,
    loss_scale,
    parameter_frozen,
    regularization_mismatch,
    shape_broadcast,
    stale_values,
    update_ascends,
    update_ignores_gradient,
    update_wrong_parameter,
    weights_transposed,
    wrong_loss,
)
from curvesmith.diagnosis.checks.check import Check

__all__ = ["CODE_CHECKS"]

CODE_CHECKS: tuple[Check, ...] = (
    shape_broadcast.check,
    wrong_loss.check,
    update_ascends.check,
    update_ignores_gradient.check,
    parameter_frozen.check,
    update_wrong_parameter.check,
    gradients_accumulate.check,
    gradient_sign.check,
    activation_derivative.check,
    layer_input.check,
    weights_transposed.check,
    bias_gradient.check,
    stale_values.check,
    loss_gradient_mismatch.check,
    regularization_mismatch.check,
    gradient_factor.check,
    gradient_wrong.check,
    loss_scale.check,
)
"""From the loss over the update to the gradient, as the report orders them."""
