"""Contacts logged by mistake: taken back or said rightly, and the count stays true everywhere."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.events import EntryView
from travesia.core.facts import FACTS
from travesia.core.indicators import COMPUTED
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import Loop, Mistake, NewContact, NewReferral, Outcome
from travesia.helpdesk.models import Contact, Referral
from travesia.helpdesk.services import HelpdeskError
from travesia.helpdesk.tests.cast import ATTENDANT, COORDINATOR, NEIGHBOUR, a_contact
from travesia.helpdesk.tests.conftest import Entries
from travesia.helpdesk.tests.test_pages import signed_in
from travesia.measures import Shown

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

SENT = {"outcome": Outcome.REFERRED, "referral": NewReferral("Casa Sur (invented)")}


@pytest.fixture(autouse=True)
def noon(frozen_clock: clock.FixedClock) -> None:
    """Work in the middle of a month, so that an hour ago lies in the same one."""
    frozen_clock.set(datetime(2026, 11, 20, 18, tzinfo=UTC))


def logged(**more: object) -> NewContact:
    """Log a contact and return it."""
    new = a_contact(**more)  # type: ignore[arg-type]  # fields of a contact
    services.log_contact(actor=ATTENDANT, new=new)
    return new


def counted(entries: list[EntryView]) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return what the statistics make of the journal: by dataset and values, without zeros."""
    found: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()
    for entry in entries:
        for maker in FACTS:
            if maker.kind == entry.kind:
                for fact in maker.make(entry):
                    found[fact.dataset, tuple(sorted(fact.values.items()))] += fact.weight
    return Counter({key: count for key, count in found.items() if count})


def contacts_in_report() -> int:
    report = selectors.monthly_report(actor=COORDINATOR, country="GTM", month="2026-11")
    value = report.figures[0].value
    return value.count if isinstance(value, Shown) else 0


@pytest.mark.usefixtures("desk")
def test_one_taken_back_counts_nowhere_any_more(written: Entries) -> None:
    keep = [logged() for _time in range(7)]
    before = counted(written())
    wrong = logged(topics=("work.permit", "documents.lost"), persons=4, notes="calm", **SENT)
    referral = Referral.objects.get()
    services.close_referral(actor=ATTENDANT, referral_id=referral.pk, loop=Loop.CONFIRMED)
    assert contacts_in_report() == 8
    services.withdraw_contact(actor=ATTENDANT, contact_id=wrong.id, mistake=Mistake.TWICE)
    assert contacts_in_report() == 7
    assert counted(written()) == before
    assert Contact.objects.count() == len(keep)
    assert not Referral.objects.exists()
    mark = Contact.with_mistakes.get(pk=wrong.id)
    assert (mark.notes, mark.mistake) == ("", "twice")


@pytest.mark.usefixtures("desk")
def test_figures_of_programmes_follow() -> None:
    """What is counted for results is what the report counts, before and after a mistake."""
    count, day = COMPUTED["helpdesk.contacts"].count, date(2026, 11, 20)
    wrong, _other = logged(), logged()
    assert count(day, day, "GTM") == 2
    services.withdraw_contact(actor=ATTENDANT, contact_id=wrong.id, mistake=Mistake.TWICE)
    assert count(day, day, "GTM") == 1


@pytest.mark.usefixtures("desk")
def test_a_telephone_that_sends_it_again_does_not_bring_it_back() -> None:
    wrong = logged()
    services.withdraw_contact(actor=ATTENDANT, contact_id=wrong.id, mistake=Mistake.PRACTICE)
    (kept,) = services.log_contacts(actor=ATTENDANT, entries=[wrong])
    assert kept.state == "known"
    assert not Contact.objects.exists()
    with pytest.raises(NotFoundError):
        services.withdraw_contact(actor=ATTENDANT, contact_id=wrong.id, mistake=Mistake.TWICE)


@pytest.mark.usefixtures("desk")
def test_one_said_rightly_counts_once_and_as_it_is_said_now(written: Entries) -> None:
    wrong = logged(topics=("work.permit",), persons=40, **SENT)
    code = Referral.objects.get().code
    again = selectors.contact_again(actor=ATTENDANT, contact_id=wrong.id)
    right = replace(again, persons=4, topics=("documents.lost",))
    kept = services.correct_contact(actor=ATTENDANT, contact_id=wrong.id, new=right)
    assert (kept.state, kept.code) == ("kept", code)  # the person has it on paper
    (row,) = Contact.objects.all()
    assert (row.persons, row.hour) == (4, again.begun_at)
    (sent,) = Referral.objects.all()
    assert (sent.contact_id, sent.code) == (row.pk, code)
    facts = counted(written())
    weights = {dataset: 0 for dataset, _values in facts}
    for (dataset, values), weight in facts.items():
        weights[dataset] += weight
        assert dict(values).get("topic", "documents.lost") == "documents.lost"
    assert weights == {
        "helpdesk.contacts": 1,
        "helpdesk.persons_informed": 4,
        "helpdesk.topics": 1,
    }


@pytest.mark.usefixtures("desk")
def test_a_correction_without_a_referral_takes_the_referral_back(written: Entries) -> None:
    wrong = logged(**SENT)
    services.close_referral(
        actor=ATTENDANT, referral_id=Referral.objects.get().pk, loop=Loop.FAILED
    )
    again = selectors.contact_again(actor=ATTENDANT, contact_id=wrong.id)
    right = replace(again, outcome=Outcome.ANSWERED, referral=None)
    services.correct_contact(actor=ATTENDANT, contact_id=wrong.id, new=right)
    assert not Referral.objects.exists()
    assert "helpdesk.referrals_closed" not in {dataset for dataset, _v in counted(written())}


@pytest.mark.usefixtures("desk")
def test_nothing_changes_when_what_is_said_cannot_be_kept() -> None:
    wrong = logged()
    again = selectors.contact_again(actor=ATTENDANT, contact_id=wrong.id)
    for spoilt in (
        replace(again, topics=()),
        replace(again, notes="Llamar al 5551 2345"),
        replace(again, persons=0),
    ):
        with pytest.raises(HelpdeskError):
            services.correct_contact(actor=ATTENDANT, contact_id=wrong.id, new=spoilt)
    assert Contact.objects.get().pk == wrong.id


@pytest.mark.usefixtures("desk")
def test_a_desk_of_another_country_and_an_old_month_are_left_alone(
    frozen_clock: clock.FixedClock,
) -> None:
    wrong = logged()
    with pytest.raises(AccessDeniedError):
        services.withdraw_contact(actor=NEIGHBOUR, contact_id=wrong.id, mistake=Mistake.TWICE)
    with pytest.raises(NotFoundError):
        selectors.contact_again(actor=NEIGHBOUR, contact_id=wrong.id)
    assert selectors.logged_lately(actor=NEIGHBOUR) == ([], 0)
    frozen_clock.set(clock.now() + timedelta(days=61))
    with pytest.raises(HelpdeskError) as refused:
        services.withdraw_contact(actor=ATTENDANT, contact_id=wrong.id, mistake=Mistake.TWICE)
    assert refused.value.code == "helpdesk.mended_too_late"
    assert Contact.objects.count() == 1


@pytest.mark.usefixtures("desk")
def test_the_pages_take_back_and_say_rightly() -> None:
    first, second = logged(), logged()
    attendant = signed_in("hub_attendant")
    page = attendant.get("/hub/contacts/").content.decode()
    assert "2 contacts in 60 days" in page
    attendant.post(f"/hub/contacts/{first.id}/withdraw/", {"mistake": "twice"})
    assert Contact.objects.count() == 1
    where = f"/hub/contacts/{second.id}/"
    form = attendant.get(where).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    wrong = attendant.post(where, {**typed, "persons": 0})
    assert (wrong.status_code, Contact.objects.get().pk) == (422, second.id)
    done = attendant.post(where, {**typed, "persons": 3}, follow=True)
    assert "It still counts once." in done.content.decode()
    assert Contact.objects.get().persons == 3
