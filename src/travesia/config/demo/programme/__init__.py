"""The programme of the demonstration: an invented framework around figures that were published.

The figures are facts of four bulletins and a programme page; framework, definitions and targets are
invented. Two figures that cannot both be true are left unverified, so that nothing prints them.
"""

import json
from importlib.resources import files
from typing import Any

from django.db import transaction

from travesia.access.domain import Actor
from travesia.programme.domain import FigureState
from travesia.programme.domain.checks import Severity
from travesia.programme.selectors.figures import figures
from travesia.programme.selectors.sources import findings
from travesia.programme.services.figures import verify_figure
from travesia.programme.services.laying_out import lay_out
from travesia.programme.services.loading import load_figures

_KEEPER = Actor.system("demo-programme", {"programme.keep_framework", "programme.observe"})
_VERIFIER = Actor.system("demo-verifier", {"programme.verify"})


def document(name: str) -> dict[str, Any]:
    """Return one of the JSON files of this folder."""
    found: dict[str, Any] = json.loads(files(__name__).joinpath(name).read_text("utf-8"))
    return found


def load_programme() -> int:
    """Lay out the framework, take the figures in and verify them; returns how many are verified.

    What is there already stays, so that an interrupted demonstration goes on.
    """
    with transaction.atomic():
        lay_out(actor=_KEEPER, document=document("framework.json"))
        load_figures(actor=_KEEPER, document=document("figures.json"), name="figures.json")
        found, _told = findings()
        doubtful = {ref for one in found if one.severity is Severity.ERROR for ref in one.refs}
        waiting = [one for one in figures(state=FigureState.ENTERED.value)]
        for figure in waiting:
            if figure.code not in doubtful:
                verify_figure(actor=_VERIFIER, code=figure.code)
    return len(figures(state=FigureState.VERIFIED.value))
