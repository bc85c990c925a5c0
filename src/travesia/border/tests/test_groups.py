"""Groups: read one after the other, looked at where something asks for it, admitted together."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError
from django.test import Client

from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import (
    Answer,
    Childhood,
    Direction,
    GroupKind,
    Proof,
    Standing,
    childhood,
)
from travesia.border.models import Crossing, GroupMember, GuardianLink, Inspection, TravelGroup
from travesia.border.services import admitting
from travesia.border.tests.cast import (
    NEIGHBOUR,
    OFFICER,
    POST,
    SECOND,
    FakeLists,
    admit,
    hit,
    opened,
    zone,
)
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.documents import PartialDate
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage

CHILD = PartialDate(2016, 3, 9)
UNKNOWN = PartialDate(None, None, None)


def _group(kind: GroupKind = GroupKind.COACH, direction: Direction = Direction.ENTRY) -> UUID:
    return services.open_group(
        actor=OFFICER,
        post_code=POST,
        nonce=uuid4(),
        kind=kind,
        label="HT-123",
        direction=direction,
    )


def _read(group_id: UUID, text: str, nonce: UUID | None = None) -> UUID:
    return services.read_member(
        actor=OFFICER, group_id=group_id, nonce=nonce or uuid4(), zone=text
    ).inspection_id


def _seats(group_id: UUID, count: int) -> list[UUID]:
    return [_read(group_id, zone(f"C{at:07d}", f"Traveller{chr(65 + at)}")) for at in range(count)]


def _together(group_id: UUID, members: list[UUID]) -> services.GroupAdmission:
    return services.admit_members(
        actor=OFFICER,
        group_id=group_id,
        inspection_ids=members,
        journey=services.Journey(Direction.ENTRY, "", "Bus HT-123"),
    )


def _seen(group_id: UUID) -> selectors.GroupView:
    from travesia.access.domain import Purpose

    return selectors.access_group(
        actor=OFFICER, group_id=group_id, purpose=Purpose.BORDER_INSPECTION
    )


@pytest.mark.parametrize(
    ("born", "found"),
    [
        ("2008-11-21", Childhood.CHILD),
        ("2008-11-20", Childhood.ADULT),
        ("2008-XX-XX", Childhood.MAY_BE),
        ("2008-10-XX", Childhood.ADULT),
        ("2010-XX-XX", Childhood.CHILD),
        ("1974-XX-XX", Childhood.ADULT),
        ("", Childhood.MAY_BE),
    ],
)
def test_a_child_is_under_eighteen_on_the_day_or_may_be(born: str, found: Childhood) -> None:
    assert childhood(born, date(2026, 11, 20)) is found


def test_clean_members_are_one_crossing_each_by_one_confirmation(desk: FixedClock) -> None:
    group_id = _group()
    members = _seats(group_id, 5)
    done = _together(group_id, members)
    assert (len(done.recorded), done.remaining) == (5, ())
    assert set(Crossing.objects.values_list("conveyance", flat=True)) == {"Bus HT-123"}
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.crossing_recorded") == 5
    assert kinds.count("border.group_joined") == 5


def test_confirmed_again_nobody_crosses_twice(desk: FixedClock) -> None:
    group_id = _group()
    members = _seats(group_id, 3)
    first, second = _together(group_id, members), _together(group_id, members)
    assert [one.number for one in second.recorded] == [one.number for one in first.recorded]
    assert all(one.repeated for one in second.recorded)
    assert Crossing.objects.count() == 3


def test_who_asks_for_a_look_is_listed_first_and_not_admitted_with_the_others(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    group_id = _group()
    clean = _seats(group_id, 2)
    child = _read(group_id, zone("K1", "Kid", birth_date=CHILD))
    expired = _read(group_id, zone("E1", "Expired", expiry_date=date(2026, 1, 1)))
    fake_lists.hits = (hit(),)
    listed = _read(group_id, zone("L1", "Listed"))
    seen = _seen(group_id)
    assert [one.inspection_id for one in seen.of(Standing.CLEAN)] == clean
    assert seen.members[0].inspection_id == expired
    assert {one.inspection_id for one in seen.of(Standing.LOOK)} == {child, expired, listed}
    done = _together(group_id, [*clean, child, expired, listed])
    assert len(done.recorded) == 2
    assert {one.inspection_id for one in done.remaining} == {child, expired, listed}
    assert Crossing.objects.count() == 2


def test_a_child_without_a_linked_adult_is_asked_about_and_still_admitted_by_a_person(
    desk: FixedClock,
) -> None:
    alone = opened(zone("K1", "Kid", birth_date=CHILD))
    view = selectors.access_inspection(actor=OFFICER, inspection_id=alone)
    assert view.verdict.lead.code == "child.no_adult"
    assert not view.bar
    admit(alone, ground="")
    assert Crossing.objects.count() == 1


def test_somebody_whose_birth_date_is_not_known_may_be_a_child(desk: FixedClock) -> None:
    unknown = opened(zone("U1", "Unknown", birth_date=UNKNOWN))
    view = selectors.access_inspection(actor=OFFICER, inspection_id=unknown)
    assert "child.may_be" in [one.code for one in view.verdict.findings]


def _link(child: UUID, **more: object) -> UUID:
    fields: dict[str, object] = {"proof": Proof.BIRTH_CERTIFICATE, "proof_number": "1234"}
    return services.link_guardian(
        actor=OFFICER,
        child_id=child,
        guardian=services.Guardian(**(fields | more)),  # type: ignore[arg-type]  # the fields of a guardian, by name
    )


def test_a_linked_adult_answers_the_prompt_and_taking_it_back_asks_again(
    desk: FixedClock,
) -> None:
    group_id = _group(GroupKind.FAMILY)
    mother = _read(group_id, zone("M1", "Kidson"))
    child = _read(group_id, zone("K1", "Kidson", birth_date=CHILD))
    link = _link(child, adult_id=mother)
    assert _link(child, adult_id=mother) == link
    assert len(_seen(group_id).of(Standing.CLEAN)) == 2
    (member,) = [one for one in _seen(group_id).members if one.inspection_id == child]
    assert [one.name for one in member.guardians] == ["KIDSON BERTA"]
    assert "1234" not in str([entry.body for entry in journal.entries_after(0)])
    services.unlink_guardian(actor=OFFICER, link_id=link)
    assert [one.inspection_id for one in _seen(group_id).of(Standing.LOOK)] == [child]
    assert GuardianLink.objects.get().ended_by == OFFICER.id


def test_who_is_linked_to_a_child_is_an_adult_of_the_group_or_named_with_a_reason(
    desk: FixedClock,
) -> None:
    group_id = _group(GroupKind.FAMILY)
    child = _read(group_id, zone("K1", "Kid", birth_date=CHILD))
    sister = _read(group_id, zone("K2", "Kid", birth_date=PartialDate(2012, 1, 1)))
    elsewhere = opened(zone("M1", "Other"))
    wrong = (
        {"adult_id": sister},
        {"adult_id": elsewhere},
        {"adult_id": child},
        {"adult_name": "Marie Kid"},
        {"adult_name": "Marie Kid", "adult_reason": "Waits", "proof": Proof.NONE},
    )
    for fields in wrong:
        with pytest.raises(services.BorderError):
            _link(child, **fields)
    assert not GuardianLink.objects.exists()
    _link(child, adult_name="Marie Kid", adult_reason="Crossed at noon with the luggage")
    assert len(_seen(group_id).of(Standing.CLEAN)) == 1


def test_the_same_document_read_twice_is_said_with_its_place(desk: FixedClock) -> None:
    group_id, nonce = _group(), uuid4()
    first = _read(group_id, zone(), nonce)
    assert _read(group_id, zone(), nonce) == first
    with pytest.raises(services.BorderConflictError) as caught:
        _read(group_id, zone())
    assert "number 1 of the group" in caught.value.message
    assert Inspection.objects.count() == GroupMember.objects.count() == 1


def test_a_database_that_stops_on_the_way_keeps_who_was_recorded(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    group_id = _group()
    members, real, calls = _seats(group_id, 4), services.record_crossing, []

    def failing(**named: object) -> object:
        calls.append(named)
        if len(calls) == 3:
            raise DatabaseError("disk I/O error")
        return real(**named)  # type: ignore[arg-type]  # the arguments of the verb

    monkeypatch.setattr(admitting, "record_crossing", failing)
    done = _together(group_id, members)
    assert (len(done.recorded), done.interrupted) == (2, True)
    assert [one.inspection_id for one in done.remaining] == members[2:]
    monkeypatch.undo()
    assert len(_together(group_id, members).recorded) == 4
    assert Crossing.objects.count() == 4


def test_a_closed_group_takes_nobody_and_who_waits_waits_at_the_desk(desk: FixedClock) -> None:
    group_id = _group()
    member = _read(group_id, zone())
    assert selectors.waiting_at(actor=OFFICER, post_code=POST) == ()
    assert services.close_group(actor=OFFICER, group_id=group_id) == 1
    assert [one.id for one in selectors.waiting_at(actor=OFFICER, post_code=POST)] == [member]
    with pytest.raises(services.BorderConflictError):
        _read(group_id, zone("Y1", "Late"))
    with pytest.raises(services.BorderConflictError):
        _together(group_id, [member])


def test_another_officer_who_opens_the_group_looks(desk: FixedClock) -> None:
    group_id = _group()
    _seats(group_id, 2)
    before = journal.head().seq
    _seen(group_id)
    assert journal.head().seq == before
    from travesia.access.domain import Purpose

    purpose = Purpose.SECOND_LINE_INSPECTION
    selectors.access_group(actor=SECOND, group_id=group_id, purpose=purpose)
    assert [one.kind for one in journal.entries_after(before)] == ["journal.looked_at"]
    with pytest.raises(AccessDeniedError):
        services.read_member(actor=NEIGHBOUR, group_id=group_id, nonce=uuid4(), zone=zone())


def test_a_group_goes_before_its_inspections(desk: FixedClock) -> None:
    from datetime import timedelta

    group_id = _group(GroupKind.FAMILY)
    child = _read(group_id, zone("K1", "Kid", birth_date=CHILD))
    _link(child, adult_name="Marie Kid", adult_reason="Waits outside")
    late = desk.now() + timedelta(days=4000)
    assert services.shred_inspections(late, 10) == 0
    assert services.shred_groups(late, 10) == 1
    assert not GuardianLink.objects.exists()
    assert not TravelGroup.objects.exists()
    assert services.shred_inspections(late, 10) == 1


@pytest.mark.django_db
def test_pages_of_a_family_from_the_first_document_to_the_confirmation(
    client: Client, fake_lists: FakeLists
) -> None:
    make_post_and_people()
    officer = sign_in(client, "border_officer")
    officer.get("/desk/?lang=en")
    begin = {"nonce": str(uuid4()), "direction": "entry", "kind": "family", "label": " "}
    unnamed = officer.post("/desk/groups/", begin)
    assert "Say how the group is called" in unnamed.content.decode()
    address = officer.post("/desk/groups/", begin | {"label": "Kid"})["Location"]
    texts = "\n\n".join((zone("M1", "Kid"), zone("K1", "Kid", birth_date=CHILD)))
    officer.post(f"{address}read/", {"nonce": str(uuid4()), "zone": texts})
    page = officer.get(address).content.decode()
    assert "2 read" in page
    assert "A child with no linked adult" in page
    assert "Admit 1" in page
    child = Inspection.objects.get(document_number="K1").id
    mother = Inspection.objects.get(document_number="M1").id
    sent = {"adult": str(mother), "proof": "family_book", "proof_number": "77"}
    assert officer.post(f"/desk/{child}/guardian/", sent).status_code == 302
    assert "Adult: KID BERTA" in officer.get(f"/desk/{child}/").content.decode()
    together = {"nonce": str(uuid4()), "direction": "entry", "member": [str(child), str(mother)]}
    officer.post(f"{address}admit/", together)
    assert "2 crossings recorded" in officer.get(address).content.decode()
    broken = officer.post(f"{address}read/", {"nonce": str(uuid4()), "zone": "P<UTOKID<"})
    assert broken.status_code == 422
    assert "P&lt;UTOKID&lt;" in broken.content.decode()


@pytest.mark.django_db
def test_a_member_decided_alone_leads_back_to_the_group(
    client: Client, fake_lists: FakeLists
) -> None:
    make_post_and_people()
    officer = sign_in(client, "border_officer")
    begin = {"nonce": str(uuid4()), "direction": "entry", "kind": "coach", "label": "HT-1"}
    address = officer.post("/desk/groups/", begin)["Location"]
    officer.post(f"{address}read/", {"nonce": str(uuid4()), "zone": zone()})
    fake_lists.hits = (hit(),)
    officer.post(f"{address}read/", {"nonce": str(uuid4()), "zone": zone("L1", "Listed")})
    row = Inspection.objects.get(document_number="L1")
    entry = row.hits.get().entry_id
    officer.post(f"/desk/{row.id}/answer/{entry}/", {"answer": Answer.NOT_SAME})
    sent = {"nonce": str(uuid4()), "direction": "entry"}
    assert officer.post(f"/desk/{row.id}/admit/", sent)["Location"] == address
