"""The picture of a demo: three fits and the losses."""

import numpy as np
import pytest

from curvesmith.demo.picture import HIGHEST_LOSS, draw
from curvesmith.demo.trial import Trial

pytestmark = pytest.mark.image


def trial(role, predict=None, losses=(1.0, 0.1)):
    """Return a trial that predicts the sum of the inputs, or nothing."""
    scores = (np.nan, np.nan) if predict is None else (0.9, 0.1)
    return Trial(role, role, *scores, n_steps=2, losses=np.array(losses), predict=predict)


def total(X):
    """Return the sum of the inputs."""
    return X.sum(axis=1)


@pytest.mark.parametrize("n_features", [1, 2])
def test_three_fits_and_the_losses(n_features):
    """As asked, cure and default each have a panel with their score; the losses share one."""
    X = np.random.default_rng(0).random((20, n_features))
    trials = [trial(role, total) for role in ("asked", "cure", "default")]

    figure = draw("Why?", X, total(X), trials)
    figure.canvas.draw()

    titles = [ax.get_title(loc="left") for ax in figure.axes]
    assert titles == ["asked\nR² 0.9000", "cure\nR² 0.9000", "default\nR² 0.9000", ""]
    assert figure.axes[3].get_xscale() == figure.axes[3].get_yscale() == "log"


def test_several_starts_show_their_range():
    """The panel of the failure says the range of R² over its starts."""
    X = np.linspace(0.0, 1.0, 20)[:, None]
    trials = [trial(role, total) for role in ("asked", "asked", "cure", "default")]

    figure = draw("Why?", X, total(X), trials)

    assert figure.axes[0].get_title(loc="left") == "as asked, 2 trainings\nR² 0.9000 to 0.9000"
    assert len(figure.axes[0].lines) == 2


def test_divergence_is_drawn_where_no_fit_can_be():
    """The panel shows the loss and says at which update it passed 1e30; no axis overflows."""
    X = np.linspace(0.0, 1.0, 20)[:, None]
    losses = (1.0, 1e20, 1e32, 1e300, np.inf)
    trials = [trial("asked", None, losses), trial("cure", total), trial("default", total)]

    figure = draw("Why?", X, total(X), trials)
    figure.canvas.draw()

    assert figure.axes[0].get_title(loc="left") == "asked\ndiverged: past 10³⁰ at update 3"
    np.testing.assert_array_equal(figure.axes[0].lines[0].get_ydata(), losses[:3])
    assert all(ax.get_ylim()[1] < HIGHEST_LOSS for ax in figure.axes)
