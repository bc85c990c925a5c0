"""A contact is kept once, says nothing of who it was, and counts where it should."""

from datetime import timedelta

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.core.facts import DATASETS
from travesia.helpdesk import services
from travesia.helpdesk.domain import DeskView, NewReferral, Outcome, referral_code
from travesia.helpdesk.facts import contact_facts
from travesia.helpdesk.models import Callback, Contact, EmergencyCount, Referral
from travesia.helpdesk.services import HelpdeskError
from travesia.helpdesk.tests.cast import ATTENDANT, NEIGHBOUR, a_contact
from travesia.helpdesk.tests.conftest import Entries


@pytest.mark.storage
def test_a_contact_sent_twice_is_kept_once(desk: DeskView, written: Entries) -> None:
    new = a_contact()
    first = services.log_contact(actor=ATTENDANT, new=new)
    again = services.log_contact(actor=ATTENDANT, new=new)
    assert (first.state, again.state) == ("kept", "known")
    assert Contact.objects.count() == 1
    assert [entry.kind for entry in written()] == ["helpdesk.contact_logged"]


def test_the_time_is_kept_by_the_hour_only(desk: DeskView) -> None:
    new = a_contact(begun_at=clock.now().replace(minute=47, second=12) - timedelta(hours=2))
    services.log_contact(actor=ATTENDANT, new=new)
    kept = Contact.objects.get(pk=new.id).hour
    assert (kept.minute, kept.second, kept.microsecond) == (0, 0, 0)


def test_the_note_stays_in_the_room_and_out_of_the_journal(
    desk: DeskView, written: Entries
) -> None:
    services.log_contact(actor=ATTENDANT, new=a_contact(notes="asked twice about the fee"))
    assert Contact.objects.get().notes == "asked twice about the fee"
    (entry,) = written()
    assert "asked twice" not in str(entry.body)


@pytest.mark.parametrize("note", ["tel 5512-3456", "DPI 2345 67890 0101", "ana@correo.example"])
def test_a_note_that_could_find_somebody_is_refused_with_what_was_seen(
    desk: DeskView, note: str
) -> None:
    with pytest.raises(HelpdeskError) as refused:
        services.log_contact(actor=ATTENDANT, new=a_contact(notes=note))
    assert refused.value.code == "helpdesk.note_identifies"
    assert str(refused.value.facts["text"]) in note
    assert not Contact.objects.exists()


@pytest.mark.parametrize("name", ["Doña Ana, +502 5551 2345", "ana.invented@example.org"])
def test_the_name_of_a_service_is_looked_at_as_a_note_is(desk: DeskView, name: str) -> None:
    """What is typed as the service somebody was sent to may be a person and their number."""
    new = a_contact(outcome=Outcome.REFERRED, referral=NewReferral(name))
    with pytest.raises(HelpdeskError) as refused:
        services.log_contact(actor=ATTENDANT, new=new)
    assert refused.value.code == "helpdesk.note_identifies"
    assert not Contact.objects.exists()


def test_a_referral_gives_a_code_that_the_telephone_makes_alike(
    desk: DeskView, written: Entries
) -> None:
    new = a_contact(outcome=Outcome.REFERRED, referral=NewReferral("Casa del Migrante"))
    kept = services.log_contact(actor=ATTENDANT, new=new)
    assert kept.code == referral_code(new.id) == Referral.objects.get().code
    assert [e.kind for e in written()] == ["helpdesk.contact_logged", "helpdesk.referral_given"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"topics": ()}, "topic_missing"),
        ({"topics": ("documents.moon",)}, "topic_unknown"),
        ({"persons": 0}, "persons_out_of_range"),
        ({"notes": "a" * 281}, "notes_too_long"),
        ({"outcome": Outcome.REFERRED}, "referral_missing"),
        ({"referral": NewReferral("Casa")}, "referral_not_outcome"),
        ({"language": "xx"}, "language_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    desk: DeskView, fields: dict[str, object], problem: str
) -> None:
    with pytest.raises(HelpdeskError) as refused:
        services.log_contact(actor=ATTENDANT, new=a_contact(**fields))  # type: ignore[arg-type]  # fields of a contact
    assert refused.value.facts["problems"] == (problem,)
    assert not Contact.objects.exists()


def test_an_entry_older_than_a_drawer_or_from_tomorrow_is_refused(desk: DeskView) -> None:
    for begun in (clock.now() - timedelta(days=61), clock.now() + timedelta(hours=3)):
        with pytest.raises(HelpdeskError):
            services.log_contact(actor=ATTENDANT, new=a_contact(begun_at=begun))


def test_an_attendant_of_another_country_cannot_log_here(desk: DeskView) -> None:
    with pytest.raises(AccessDeniedError):
        services.log_contact(actor=NEIGHBOUR, new=a_contact())


def test_one_refused_entry_of_a_queue_does_not_hold_up_the_others(desk: DeskView) -> None:
    rows = [a_contact(), a_contact(notes="tel 5512 3456"), a_contact(desk="GTM-XXX"), a_contact()]
    done = services.log_contacts(actor=ATTENDANT, entries=[*rows, rows[0]])
    assert [one.state for one in done] == ["kept", "refused", "refused", "kept", "known"]
    assert all(one.says for one in done if one.state == "refused")


def test_a_contact_counts_as_one_contact_and_as_many_persons_as_were_there(
    desk: DeskView, written: Entries
) -> None:
    topics = ("documents.passport", "needs.food")
    services.log_contact(actor=ATTENDANT, new=a_contact(persons=7, topics=topics))
    facts = contact_facts(written()[0])
    assert [(fact.dataset, fact.weight) for fact in facts] == [
        ("helpdesk.contacts", 1),
        ("helpdesk.persons_informed", 7),
        ("helpdesk.topics", 1),
        ("helpdesk.topics", 1),
    ]
    assert facts[0].values["age_group"] == "unknown"
    for fact in facts:
        assert set(fact.values) == set(DATASETS[fact.dataset].columns)


def test_a_transfer_in_an_emergency_leaves_a_number_and_no_entry(
    desk: DeskView, written: Entries
) -> None:
    services.count_transfer(actor=ATTENDANT, desk=desk.code)
    services.count_transfer(actor=ATTENDANT, desk=desk.code)
    assert written() == []
    assert EmergencyCount.objects.get().transfers == 2
    # And no case: no contact, no referral, no wish to be called.
    assert not Contact.with_mistakes.exists()
    assert not Referral.objects.exists()
    assert not Callback.objects.exists()
