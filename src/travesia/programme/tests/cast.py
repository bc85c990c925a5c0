"""Who keeps results in these tests, and an ordinary figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from travesia.access.domain import Role, Scope
from travesia.programme.domain import Figure, Kind, Part, Period, Qualifier, Split, SplitForm
from travesia.programme.domain.figures import Basis
from travesia.programme.domain.results import IndicatorView, Level, NodeView, TargetView
from travesia.programme.services import framework
from travesia.testing import actor

OFFICER = actor("programme", Role.PROGRAMME_OFFICER)
COLLEAGUE = actor("colleague", Role.PROGRAMME_OFFICER)
IN_GUATEMALA = actor("chapina", Role.PROGRAMME_OFFICER, scope=Scope(country="GTM"))
READER = actor("reader", Role.MONITOR)

FIGURE = Figure(
    code="",
    value=Decimal(60),
    qualifier=Qualifier.EXACT,
    unit="person",
    subject="people trained in Tecún Umán",
    kind=Kind.OUTPUT,
    basis=Basis.ATTENDANCE,
    indicator="people_trained",
    period=Period(date(2026, 7, 1), date(2026, 9, 30)),
    geography=("GTM",),
    split=Split("sex", SplitForm.COUNTS, (Part("men", Decimal(25)), Part("women", Decimal(35)))),
    evidence="attendance lists of three workshops",
)


def a_framework() -> None:
    """Keep an objective, one outcome area and the indicator of people trained with its target."""
    title = {"en": "Migration is safer", "es": "La migración es más segura"}
    framework.keep_node(actor=OFFICER, node=NodeView("objective", Level.OBJECTIVE, "", title))
    area = NodeView(
        "migration_management",
        Level.OUTCOME,
        "objective",
        {"en": "Migration management", "es": "Gestión de la migración"},
        gcm=(11,),
        sdg=("10.7",),
    )
    framework.keep_node(actor=OFFICER, node=area)
    framework.keep_indicator(
        actor=OFFICER,
        indicator=IndicatorView(
            code="people_trained",
            node="migration_management",
            title={"en": "People trained", "es": "Personas capacitadas"},
            unit="person",
            basis=Basis.ATTENDANCE,
            scheme_key="sex",
            baseline=Decimal(0),
        ),
    )
    year = TargetView(date(2026, 1, 1), date(2026, 12, 31), Decimal(200))
    framework.set_target(actor=OFFICER, indicator="people_trained", target=year)


def a_figure(**more: object) -> Figure:
    """Return an ordinary figure: 60 attendances in Guatemala, 25 men and 35 women."""
    return replace(FIGURE, **more)  # type: ignore[arg-type]  # the fields of a figure
