"""Joint conditions."""

import pytest
from tests.diagnosis.subjects import curve, network_subject

from curvesmith.diagnosis.checks import joint
from curvesmith.diagnosis.evidence import Evidence


@pytest.mark.parametrize(
    ("factor", "shift", "activation", "expected"),
    [
        (1.0, 10.0, "relu", ["ScaleInputs", "PlaceKinks"]),
        (1.0, 10.0, "tanh", ["ScaleInputs"]),
        (1.0, 0.0, "relu", []),
    ],
)
def test_the_remedy_holds_what_is_needed(factor, shift, activation, expected):
    """Scaling and placing kinks come together where both conditions hold."""
    X, y = curve(60)
    subject = network_subject(factor * X + shift, y, activation=activation, rate=1e-3, n_steps=200)

    changes = joint.remedy(Evidence(subject)).changes

    assert [type(change).__name__ for change in changes] == expected
