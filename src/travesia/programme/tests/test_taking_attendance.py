"""Who was there: by telephone, by list, by counts; a person once, and never by name."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.journal import selectors as journal
from travesia.programme.domain.activity_views import ActivityView
from travesia.programme.domain.attendance import HeadCount, Sex
from travesia.programme.domain.participants import Given
from travesia.programme.domain.short_set import ShortSet
from travesia.programme.models import Attendance, SheetLayout, YearKey
from travesia.programme.selectors import attendance as selectors
from travesia.programme.selectors.attendance import TrainedIn
from travesia.programme.services import activities, attendance, importing_sheets, year_keys
from travesia.programme.services.activity_errors import ActivityError, SignInClosedError
from travesia.programme.services.attendance import SignIn
from travesia.programme.services.sheets import SheetError, UnknownLayoutError
from travesia.programme.tests.activity_cast import (
    ANALYST,
    IN_HONDURAS,
    OFFICER,
    a_list,
    a_workshop,
    entered,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
PUBLIC = Actor.public()
BORN = date(1990, 2, 28)


@pytest.fixture
def workshop() -> ActivityView:
    """A workshop of last week."""
    return entered()


def signed(word: str, name: str, born: date | None = BORN, **more: object) -> bool:
    """Sign somebody in; return whether they were there already."""
    said: dict[str, object] = {"id": uuid4(), "given": Given(name, born), "sex": Sex.WOMEN, **more}
    new = SignIn(**said)  # type: ignore[arg-type]  # what is signed in with
    return attendance.sign_in(actor=PUBLIC, word=word, new=new).known


@pytest.fixture
def word(workshop: ActivityView, frozen_clock: clock.FixedClock) -> str:
    """The word of the workshop's address, on its last day."""
    frozen_clock.set(clock.now() - timedelta(days=2))
    return attendance.open_sign_in(actor=OFFICER, activity_id=workshop.id)


def everything() -> str:
    """Return every row of every table as text."""
    return "\n".join(_rows())


def _rows() -> Iterator[str]:
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  # our own tables
            for row in cursor.fetchall():
                yield " ".join(
                    bytes(one).decode("latin-1")
                    if isinstance(one, bytes | memoryview)
                    else str(one)
                    for one in row
                )


@pytest.mark.storage
def test_a_person_signs_in_once_and_their_name_is_nowhere(
    workshop: ActivityView, word: str
) -> None:
    answers = ShortSet.read("131111")
    assert not signed(word, "Xochitl Inventada Zapote", answers=answers)
    assert signed(word, "ZAPOTE INVENTADA, Xóchitl")
    head = selectors.attendance_of(workshop.id).head
    assert head is not None
    assert head.total == 1
    assert head.parts["sex"]["women"] == head.parts["disability"]["yes"] == 1
    assert head.parts["age"]["25-59"] == 1
    text = everything().casefold()
    for told in ("xochitl", "xóchitl", "zapote", "1990-02-28"):
        assert told not in text


def test_the_same_page_pressed_twice_counts_once(word: str) -> None:
    one = uuid4()
    assert not signed(word, "", None, id=one)
    assert signed(word, "", None, id=one)
    assert not signed(word, "", None)
    assert Attendance.objects.count() == 2


def test_the_journal_says_that_somebody_came_and_not_who(word: str) -> None:
    before = journal.head().seq
    signed(word, "Ana Paz")
    entry = next(iter(journal.entries_after(before)))
    assert entry.kind == "programme.attendance_signed"
    assert entry.body is not None
    assert set(entry.body) == {"activity_id", "attendance_id", "sex", "age", "disability"}


def test_the_page_closes_by_itself_and_by_hand(
    workshop: ActivityView, word: str, frozen_clock: clock.FixedClock
) -> None:
    attendance.close_sign_in(actor=OFFICER, activity_id=workshop.id)
    with pytest.raises(SignInClosedError):
        signed(word, "Ana Paz")
    other = attendance.open_sign_in(actor=OFFICER, activity_id=workshop.id)
    assert other != word
    frozen_clock.set(clock.now() + timedelta(days=3))
    with pytest.raises(SignInClosedError):
        signed(other, "Ana Paz")
    with pytest.raises(ActivityError):
        attendance.open_sign_in(actor=OFFICER, activity_id=workshop.id)


def test_only_who_records_activities_of_the_country_opens_and_counts(
    workshop: ActivityView,
) -> None:
    for stranger in (IN_HONDURAS, ANALYST, PUBLIC):
        with pytest.raises(AccessDeniedError):
            attendance.open_sign_in(actor=stranger, activity_id=workshop.id)
        with pytest.raises(AccessDeniedError):
            attendance.count_heads(actor=stranger, activity_id=workshop.id, head=HeadCount(3))
        with pytest.raises(AccessDeniedError):
            importing_sheets.import_attendance(
                actor=stranger, activity_id=workshop.id, content=a_list("Ana Paz;F;")
            )


@pytest.mark.storage
def test_a_list_is_taken_whole_and_who_signed_in_before_counts_once(
    workshop: ActivityView, word: str
) -> None:
    signed(word, "Ana Paz")
    report = importing_sheets.import_attendance(
        actor=OFFICER,
        activity_id=workshop.id,
        content=a_list("Ana Paz;F;28/02/1990", "Luis Sol;M;01/12/1985", "Sin fecha;F;"),
    )
    assert (report.added, report.unchanged, report.taken) == (2, 1, True)
    found = selectors.attendance_of(workshop.id)
    assert found.by_list == 3
    assert found.distinct is not None
    assert (found.distinct.low, found.distinct.high) == (2, 3)


def test_a_list_with_a_person_twice_is_named_and_nothing_of_it_taken(
    workshop: ActivityView,
) -> None:
    rows = a_list("Ana Paz;F;28/02/1990", "Luis Sol;M;1985-12-01", "PAZ, ANA;F;1990-02-28")
    report = importing_sheets.import_attendance(
        actor=OFFICER, activity_id=workshop.id, content=rows
    )
    assert [(one.line, one.problem.facts["other"]) for one in report.rejects] == [(4, 2)]
    assert not Attendance.objects.exists()
    again = importing_sheets.import_attendance(
        actor=OFFICER, activity_id=workshop.id, content=rows, leave_out_repeats=True
    )
    assert (again.added, again.repeated) == (2, 1)


def test_every_line_that_cannot_be_read_is_named_and_nothing_taken(workshop: ActivityView) -> None:
    rows = a_list("Ana Paz;F;32/02/1990", ";F;", "Luis Sol;perhaps;", "Bo Li;F;01/01/2031")
    report = importing_sheets.import_attendance(
        actor=OFFICER, activity_id=workshop.id, content=rows
    )
    assert [(one.line, one.problem.code, one.problem.at) for one in report.rejects] == [
        (2, "bad_day", "born"),
        (3, "missing", "name"),
        (4, "bad_sex", "sex"),
        (5, "born_in_future", "born"),
    ]
    assert not Attendance.objects.exists()


def test_a_list_of_another_layout_is_told_once_and_then_known(workshop: ActivityView) -> None:
    rows = a_list("Ana Paz;F;28/02/1990", head="Quién;Género asignado;Cumple")
    with pytest.raises(UnknownLayoutError) as refused:
        importing_sheets.import_attendance(actor=OFFICER, activity_id=workshop.id, content=rows)
    assert refused.value.missing == ("name", "sex")
    assert refused.value.head.names == ("Quién", "Género asignado", "Cumple")
    assert not Attendance.objects.exists()
    told = {"name": 0, "sex": 1, "born": 2}
    importing_sheets.import_attendance(
        actor=OFFICER, activity_id=workshop.id, content=rows, columns=told
    )
    assert SheetLayout.objects.get().columns == told
    again = importing_sheets.import_attendance(actor=OFFICER, activity_id=workshop.id, content=rows)
    assert (again.added, again.unchanged) == (0, 1)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04nothing"])
def test_a_file_that_is_no_sheet_is_refused(workshop: ActivityView, content: bytes) -> None:
    with pytest.raises(SheetError):
        importing_sheets.import_attendance(actor=OFFICER, activity_id=workshop.id, content=content)


def test_counts_whose_parts_do_not_make_the_total_are_refused(workshop: ActivityView) -> None:
    wrong = HeadCount(100, {"sex": {"women": 46, "men": 50}})
    with pytest.raises(ActivityError, match="The parts make 96, the total says 100"):
        attendance.count_heads(actor=OFFICER, activity_id=workshop.id, head=wrong)
    right = HeadCount(100, {"sex": {"women": 46, "men": 54, "other": 0, "not_stated": 0}})
    found = attendance.count_heads(actor=OFFICER, activity_id=workshop.id, head=right)
    assert found.head == right
    assert found.distinct is None


def test_where_a_list_and_a_count_stand_the_list_counts_and_the_difference_shows(
    workshop: ActivityView, word: str
) -> None:
    signed(word, "Ana Paz")
    found = attendance.count_heads(actor=OFFICER, activity_id=workshop.id, head=HeadCount(5))
    assert found.head is not None
    assert found.head.total == 1
    assert found.disagrees


def test_what_was_taken_wrongly_is_taken_back_with_a_reason(
    workshop: ActivityView, word: str
) -> None:
    signed(word, "Ana Paz")
    with pytest.raises(ActivityError):
        attendance.take_back(actor=OFFICER, activity_id=workshop.id, reason=" ")
    attendance.take_back(actor=OFFICER, activity_id=workshop.id, reason="Lista de otro taller")
    assert selectors.attendance_of(workshop.id).head is None


@pytest.mark.storage
def test_a_person_at_three_workshops_is_one_person_and_three_attendances(word: str) -> None:
    signed(word, "Ana Paz")
    for place, rows in (("Ayutla", ["Ana Paz;F;28/02/1990", "Luis Sol;M;1985-12-01"]),
                        ("Jutiapa", ["PAZ Ana;F;1990-02-28", "Eva Mar;F;1999-01-31"])):  # fmt: skip
        other = activities.enter_activity(actor=OFFICER, new=a_workshop(place=place, title=place))
        importing_sheets.import_attendance(
            actor=OFFICER, activity_id=other.id, content=a_list(*rows)
        )
    found = selectors.people(TrainedIn(first=date(2026, 11, 1), last=date(2026, 11, 30)))
    assert (found.head.total, found.activities) == (5, 3)
    assert (found.distinct.low, found.distinct.high) == (3, 3)
    assert selectors.people(TrainedIn(country="HND")).head.total == 0


def test_counts_without_a_list_widen_what_is_known_of_different_people(
    workshop: ActivityView, word: str
) -> None:
    signed(word, "Ana Paz")
    other = entered(title="Sin lista")
    attendance.count_heads(actor=OFFICER, activity_id=other.id, head=HeadCount(40))
    entered(title="Sin dato")
    found = selectors.people(TrainedIn())
    assert (found.distinct.low, found.distinct.high) == (40, 41)
    assert found.without_count == 1


def test_a_dropped_key_makes_nobody_recognisable_and_counts_stay(
    workshop: ActivityView, word: str, frozen_clock: clock.FixedClock
) -> None:
    signed(word, "Ana Paz")
    mark = Attendance.objects.get().mark
    assert year_keys.drop_year_keys(clock.now(), 10) == 0  # the year is not over
    frozen_clock.set(clock.now() + timedelta(days=800))
    assert year_keys.drop_year_keys(clock.now(), 10) == 1
    key = YearKey.objects.get()
    assert bytes(key.ciphertext) == bytes(key.wrapped_key) == b""
    with pytest.raises(ActivityError):
        year_keys.key_of_year(2026)
    assert Attendance.objects.get().mark == mark
    assert selectors.people(TrainedIn()).distinct.low == 1
