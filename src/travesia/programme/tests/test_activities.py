"""An activity is entered with what must be said of it, or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.core.errors import ConflictError
from travesia.journal import selectors as journal
from travesia.programme.domain.activities import ActivityKind, ActivityState
from travesia.programme.models import Activity, Partner, PartnerAlias
from travesia.programme.selectors import activities as selectors
from travesia.programme.selectors.activities import Wanted
from travesia.programme.services import activities as services
from travesia.programme.services import evidence_files
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.tests.activity_cast import (
    ANALYST,
    IN_HONDURAS,
    OFFICER,
    a_workshop,
    entered,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


@pytest.mark.storage
def test_an_activity_comes_back_as_it_was_entered() -> None:
    made = entered(donor="Donante inventado", cost_share=Decimal("37.50"), quantity=28)
    found = selectors.activity(made.id)
    assert found == made
    assert found.partners == ("Instituto inventado",)
    assert (found.cost_share, found.quantity) == (Decimal("37.50"), 28)
    assert found.reference.startswith("2026-11-GTM-")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"ends_on": date(2026, 11, 15)}, "ends_before_it_begins"),
        ({"outcome": "everything"}, "outcome_unknown"),
        ({"cost_share": Decimal(101)}, "share_out_of_range"),
        ({"countries": ("ZZZ",)}, "country_unknown"),
        ({"thread": "nothing"}, "thread_unknown"),
        ({"begins_on": date(2026, 12, 1), "ends_on": date(2026, 12, 2)}, "held_in_future"),
        ({"reference": "<b>"}, "reference_unreadable"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_kept(more: dict[str, object], code: str) -> None:
    with pytest.raises(ActivityError) as refused:
        services.enter_activity(actor=OFFICER, new=a_workshop(**more))
    assert [one.code for one in refused.value.facts["problems"]] == [code]  # type: ignore[attr-defined]  # problems
    assert str(refused.value).startswith("This was not kept:")
    assert not Activity.objects.exists()


def test_what_lies_ahead_is_planned() -> None:
    ahead = {"begins_on": date(2026, 12, 1), "ends_on": date(2026, 12, 2)}
    assert entered(**ahead, state=ActivityState.PLANNED).state is ActivityState.PLANNED


def test_one_reference_is_one_activity() -> None:
    entered(reference="GT-7")
    with pytest.raises(ConflictError):
        entered(reference="GT-7")


def test_an_officer_of_another_country_enters_nothing_here() -> None:
    for new in (a_workshop(), a_workshop(countries=()), a_workshop(countries=("HND", "GTM"))):
        with pytest.raises(AccessDeniedError):
            services.enter_activity(actor=IN_HONDURAS, new=new)
    with pytest.raises(AccessDeniedError):
        services.enter_activity(actor=ANALYST, new=a_workshop())
    services.enter_activity(actor=IN_HONDURAS, new=a_workshop(countries=("HND",)))


def test_a_change_says_what_changed_and_keeps_the_reference() -> None:
    made, before = entered(), journal.head().seq
    new = a_workshop(title="Otro título", countries=("GTM", "HND"), reference="ignored")
    changed = services.change_activity(actor=OFFICER, activity_id=made.id, new=new)
    assert (changed.reference, changed.countries) == (made.reference, ("GTM", "HND"))
    entry = next(iter(journal.entries_after(before)))
    assert entry.body is not None
    assert entry.body["fields"] == ["title", "countries"]
    services.change_activity(actor=OFFICER, activity_id=made.id, new=new)
    assert len(list(journal.entries_after(before))) == 1


def test_one_partner_is_one_row_however_it_is_written() -> None:
    entered(partners=("Comisión inventada", "COMISION  INVENTADA"))
    entered(partners=("comisión inventada",))
    assert Partner.objects.count() == PartnerAlias.objects.count() == 1


def test_the_register_is_asked_by_country_kind_period_and_words() -> None:
    one = entered()
    entered(title="Campaña de radio", kind=ActivityKind.CAMPAIGN, countries=("HTI",))

    def found(**asked: object) -> list[str]:
        wanted = Wanted(**asked)  # type: ignore[arg-type]  # the fields of a question
        return [view.title for view in selectors.activities(wanted)]

    assert found(country="HTI") == ["Campaña de radio"]
    assert found(kind="workshop") == [one.title]
    assert found(words="radio campaña") == ["Campaña de radio"]
    assert found(last=date(2026, 11, 17)) == []
    assert len(found(first=date(2026, 11, 18))) == 2


def test_evidence_is_what_it_says_it_is_and_kept_once() -> None:
    made = entered()
    pdf = b"%PDF-1.7 invented"
    file = evidence_files.add_evidence(
        actor=OFFICER, activity_id=made.id, name="C:\\acta.pdf", content=pdf
    )
    view, content = selectors.evidence_content(file)
    assert (view.name, view.media, content) == ("acta.pdf", "application/pdf", pdf)
    with pytest.raises(ConflictError):
        evidence_files.add_evidence(
            actor=OFFICER, activity_id=made.id, name="copy.pdf", content=pdf
        )
    for name, wrong in (("acta.pdf", b"<script>"), ("run.exe", pdf), ("acta.png", pdf)):
        with pytest.raises(ActivityError):
            evidence_files.add_evidence(
                actor=OFFICER, activity_id=made.id, name=name, content=wrong
            )
    assert len(selectors.evidence_of(made.id)) == 1


def test_today_is_the_activity_s_own_day(frozen_clock: clock.FixedClock) -> None:
    """At 03:00 UTC it is still yesterday in Guatemala; what is held today there may be entered."""
    frozen_clock.set(clock.now().replace(hour=3))
    entered(begins_on=date(2026, 11, 20), ends_on=date(2026, 11, 20))
