"""Figures and issues as the tests of the bulletin use them; invented throughout."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from travesia.access.domain import Role
from travesia.programme.domain import (
    Basis,
    Figure,
    FigureState,
    Kind,
    NullReason,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
)
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.services import bulletin as writing
from travesia.programme.services import bulletin_publishing as publishing
from travesia.programme.services import figures as register
from travesia.testing import actor

WRITER = actor("writer of the bulletin", Role.EDITOR)
READER = actor("reader of the bulletin", Role.EDITOR)
OFFICER = actor("officer of the programme", Role.PROGRAMME_OFFICER)
COLLEAGUE = actor("officer beside", Role.PROGRAMME_OFFICER)
MONITOR = actor("monitor of the programme", Role.MONITOR)

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
TRAINED = Figure(
    code="U.F1",
    value=Decimal(5140),
    qualifier=Qualifier.EXACT,
    unit="person",
    subject="people trained",
    kind=Kind.OUTPUT,
    basis=Basis.ATTENDANCE,
    period=QUARTER,
    split=Split(
        "sex",
        SplitForm.COUNTS,
        (
            Part("men", Decimal(2404)),
            Part("women", Decimal(2736)),
            Part("other", None, NullReason.NOT_STATED),
        ),
    ),
    state=FigureState.VERIFIED,
)
REACHED = replace(
    TRAINED,
    code="U.F2",
    value=Decimal(11800),
    qualifier=Qualifier.MORE_THAN,
    subject="people informed at hubs",
    kind=Kind.REACH,
    basis=Basis.PERSON_INFORMED,
    split=None,
)
POST = replace(
    REACHED,
    code="U.F3",
    value=Decimal(6),
    qualifier=Qualifier.ORDINAL,
    unit="post",
    subject="place of the post in the row",
    kind=Kind.STOCK,
    basis=Basis.FACILITY,
)
FIGURES = {one.code: one for one in (TRAINED, REACHED, POST)}

#: An issue that nothing stops: two languages, a story, tiles, a chart, a map, a footnote.
DOCUMENT: dict[str, Any] = {
    "schema": "travesia.bulletin/1",
    "number": 14,
    "period": {"start": "2026-07-01", "end": "2026-09-30"},
    "languages": ["en", "es"],
    "series": {"en": "Programme of Utopia", "es": "Programa de Utopía"},
    "title": {"en": "A post opens", "es": "Abre un puesto"},
    "lead": {
        "en": "{fig:U.F1} people were trained.",
        "es": "Se capacitaron {fig:U.F1} personas.",
    },
    "blocks": [
        {
            "kind": "numbers",
            "id": "numbers",
            "title": {"en": "In numbers", "es": "En cifras"},
            "tiles": [
                {"figure": "U.F1", "label": {"en": "p{note:basis}", "es": "p{note:basis}"}},
                {"figure": "U.F2", "label": {"en": "informed", "es": "informadas"}},
            ],
        },
        {
            "kind": "story",
            "id": "post",
            "area": "migration_management",
            "countries": ["GTM", "SUR"],
            "title": {"en": "The post of Puerto Sol", "es": "El puesto de Puerto Sol"},
            "body": {
                "en": "The {fig:U.F3} post opened on {date:2026-08-01}.\n\n- One [rule](https://example.org/rule)",
                "es": "La {fig:U.F3|f} oficina abrió el {date:2026-08-01}.\n\n- Una [regla](https://example.org/regla)",
            },
            "links": [],
        },
        {
            "kind": "chart",
            "id": "sex",
            "title": {"en": "By sex", "es": "Por sexo"},
            "unit": {"en": "People trained", "es": "Personas capacitadas"},
            "source": {"en": "Register", "es": "Registro"},
            "bars": [
                {"figure": "U.F1", "part": "women", "label": {"en": "Women", "es": "Mujeres"}},
                {"figure": "U.F1", "part": "men", "label": {"en": "Men", "es": "Hombres"}},
                {"figure": "U.F1", "part": "other", "label": {"en": "Other", "es": "Otro"}},
            ],
        },
        {"kind": "map", "id": "map", "title": {"en": "Where", "es": "Dónde"}, "source": {}},
    ],
    "notes": {"basis": {"en": "Attendances.", "es": "Asistencias."}},
}  # fmt: skip


def document(**changes: Any) -> dict[str, Any]:  # any JSON
    """Return a copy of the issue with parts of it replaced."""
    return {**deepcopy(DOCUMENT), **changes}


def registered(*figures: Figure, verified: bool = True) -> None:
    """Enter figures into the register and let a colleague verify them."""
    for one in figures or tuple(FIGURES.values()):
        register.enter_figure(actor=OFFICER, new=one)
        if verified:
            register.verify_figure(actor=COLLEAGUE, code=one.code)


def begun(new: dict[str, Any] | None = None, code: str = "u14") -> IssueView:
    """Begin an issue of the writer with the document."""
    new = new or document()
    period = (date(2026, 7, 1), date(2026, 9, 30))
    return writing.begin_issue(
        actor=WRITER, code=code, number=new["number"], period=period, document=new
    )


def frozen(new: dict[str, Any] | None = None, code: str = "u14") -> IssueView:
    """Let an issue be read in each language by another person and publish it."""
    issue = begun(new, code)
    for language in issue.languages:
        writing.read_issue(actor=READER, issue_id=issue.id, language=language)
    return publishing.freeze_issue(actor=READER, issue_id=issue.id)
