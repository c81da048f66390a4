"""Checks of the data, and of the conditions under which right code trains."""

from __future__ import annotations

from curvesmith.diagnosis.checks import (
    dead_units,
    evaluation_data,
    evaluation_scale,
    ill_conditioned,
    init_too_large,
    init_too_small,
    inputs_not_scaled,
    kinks_outside_data,
    learning_rate_too_high,
    learning_rate_too_low,
    missing_bias,
    no_nonlinearity,
    non_finite_data,
    nothing_to_learn,
    output_range,
    over_regularized,
    overfit,
    rows_misaligned,
    saturated_units,
    seed_dependent,
    symmetric_init,
    target_leak,
    targets_not_scaled,
    too_few_rows,
    too_few_steps,
    too_few_units,
)
from curvesmith.diagnosis.checks.check import Check

__all__ = ["CONDITION_CHECKS", "DATA_CHECKS"]

DATA_CHECKS: tuple[Check, ...] = (
    non_finite_data.check,
    target_leak.check,
    rows_misaligned.check,
    nothing_to_learn.check,
)
# What every check asks first, whether the network falls short, needs the training; then cheap to
# dear: the last ones train again.
CONDITION_CHECKS: tuple[Check, ...] = (
    evaluation_scale.check,
    evaluation_data.check,
    inputs_not_scaled.check,
    targets_not_scaled.check,
    no_nonlinearity.check,
    output_range.check,
    symmetric_init.check,
    kinks_outside_data.check,
    dead_units.check,
    saturated_units.check,
    init_too_small.check,
    init_too_large.check,
    over_regularized.check,
    too_few_rows.check,
    overfit.check,
    missing_bias.check,
    too_few_units.check,
    learning_rate_too_high.check,
    learning_rate_too_low.check,
    too_few_steps.check,
    ill_conditioned.check,
    seed_dependent.check,
)
