"""People trained join the indicators: attendances by sex, different people where that is known."""

from datetime import date
from decimal import Decimal

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core.errors import ConflictError
from travesia.core.indicators import COMPUTED
from travesia.programme.domain import Basis, FigureState, Qualifier
from travesia.programme.domain.attendance import HeadCount
from travesia.programme.domain.results import IndicatorView
from travesia.programme.selectors.figures import figures
from travesia.programme.services import attendance, framework, importing_sheets
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.services.people_figures import INDICATOR, observe_people
from travesia.programme.tests.activity_cast import ANALYST, OFFICER, a_list, entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def _indicator(db: None) -> None:
    view = IndicatorView(INDICATOR, "", {"en": "Attendances"}, "person", Basis.ATTENDANCE)
    framework.keep_indicator(actor=OFFICER, indicator=view)


def a_workshop_with(*rows: str) -> None:
    """Hold a workshop with these people."""
    made = entered(title=f"Taller {rows[0]}")
    importing_sheets.import_attendance(actor=OFFICER, activity_id=made.id, content=a_list(*rows))


def counted(name: str, country: str = "") -> int | None:
    return COMPUTED[f"programme.{name}"].count(*YEAR, country)


def test_attendances_of_a_year_become_a_figure_with_its_sexes() -> None:
    a_workshop_with("Ana Paz;F;28/02/1990", "Luis Sol;M;01/12/1985")
    a_workshop_with("PAZ Ana;F;1990-02-28")
    made = observe_people(actor=OFFICER, first=YEAR[0], last=YEAR[1])
    assert (made.value, made.qualifier, made.basis) == (
        Decimal(3),
        Qualifier.EXACT,
        Basis.ATTENDANCE,
    )
    assert made.split is not None
    assert made.split.value_of("women") == 2
    assert made.state is FigureState.ENTERED
    assert counted("attendances_trained") == 3
    assert counted("people_trained") == 2
    assert counted("trainings_held") == 2
    assert counted("attendances_trained", "HND") == 0
    with pytest.raises(ConflictError):
        observe_people(actor=OFFICER, first=YEAR[0], last=YEAR[1])
    assert len(figures(indicator=INDICATOR)) == 1


def test_what_is_not_known_of_one_activity_is_not_called_the_whole() -> None:
    a_workshop_with("Ana Paz;F;28/02/1990")
    entered(title="Sin dato")
    made = observe_people(actor=OFFICER, first=YEAR[0], last=YEAR[1])
    assert made.qualifier is Qualifier.MORE_THAN
    assert counted("attendances_trained") is None
    assert counted("people_trained") is None


def test_people_without_a_list_are_attendances_and_not_different_people() -> None:
    for title in ("Uno", "Dos"):
        made = entered(title=title)
        attendance.count_heads(actor=OFFICER, activity_id=made.id, head=HeadCount(40))
    assert counted("attendances_trained") == 80
    assert counted("people_trained") is None


def test_a_period_without_anybody_makes_no_figure_and_readers_make_none() -> None:
    with pytest.raises(ActivityError):
        observe_people(actor=OFFICER, first=YEAR[0], last=YEAR[1])
    a_workshop_with("Ana Paz;F;28/02/1990")
    with pytest.raises(AccessDeniedError):
        observe_people(actor=ANALYST, first=YEAR[0], last=YEAR[1])
