"""Structure: which network a function of parameters and inputs is, found out from outside."""

from __future__ import annotations

from curvesmith.diagnosis.layers import Layer, Structure
from curvesmith.diagnosis.probes import Probes, random_params
from curvesmith.diagnosis.subject import Subject

__all__ = ["Layer", "Structure", "identify", "random_params"]


def identify(subject: Subject) -> Structure | None:
    """Find out which fully connected network a subject is.

    Every order of its arrays, every orientation, every activation of `ACTIVATIONS`, the usual
    scalings of the inputs and any scaling of the outputs is tried, and one is accepted only if it
    gives the predictions of ``forward`` at random parameters to 1e-9 of their size (1e-4 in
    float32), and at the subject's own parameters too.

    Parameters
    ----------
    subject : Subject
        If it names its structure, that is returned.

    Returns
    -------
    structure : Structure or None
        None where no fully connected network of these activations computes ``forward``.
    """
    if subject.structure is not None:
        return subject.structure
    probes = Probes(subject)
    found = (probes.match(candidate) for candidate in probes.candidates())
    return next((structure for structure in found if structure is not None), None)
