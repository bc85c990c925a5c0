"""Small groups of people below programme level: hidden, and not to be worked out either."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from travesia.programme.domain import Figure, Kind, Part, Qualifier, Split, SplitForm
from travesia.programme.domain.counting import distinct, distinct_by, participant_key
from travesia.programme.domain.disclosure import protected

_SECRET = b"of this programme only"


def _figure(*counts: int, geography: tuple[str, ...] = ("GTM",), unit: str = "person") -> Figure:
    parts = tuple(Part(f"c{at}", Decimal(count)) for at, count in enumerate(counts))
    return Figure(
        code="A",
        value=Decimal(sum(counts)),
        qualifier=Qualifier.EXACT,
        unit=unit,
        subject="people trained",
        kind=Kind.OUTPUT,
        geography=geography,
        split=Split("sex", SplitForm.COUNTS, parts),
    )


def _shown(figure: Figure) -> list[int | None]:
    assert figure.split is not None
    return [None if p.value is None else int(p.value) for p in figure.split.parts]


def test_two_others_of_a_country_are_hidden_and_so_is_what_gives_them_away() -> None:
    assert _shown(protected(_figure(158, 210, 2))) == [None, 210, None]


def test_the_programme_as_a_whole_may_say_two_others() -> None:
    figure = _figure(1581, 2106, 2, geography=())
    assert protected(figure) == figure


def test_a_small_total_hides_everything() -> None:
    hidden = protected(_figure(4, 3))
    assert hidden.value is None
    assert _shown(hidden) == [None, None]


def test_three_servers_are_nobody() -> None:
    assert protected(_figure(3, unit="server")).value == 3


def test_percents_of_few_people_are_hidden() -> None:
    few = replace(_figure(20, 80), value=Decimal(30))
    assert few.split is not None
    rounded = replace(few, split=replace(few.split, form=SplitForm.PERCENT_ROUNDED))
    assert _shown(protected(rounded)) == [None, None]


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6))
def test_no_small_number_can_be_worked_out_from_what_is_shown(counts: list[int]) -> None:
    figure = protected(_figure(*counts))
    if figure.value is None:
        assert sum(counts) < 10
        return
    shown = _shown(figure)
    assert all(value is None or value >= 10 for value in shown)
    hidden = [true for true, value in zip(counts, shown, strict=True) if value is None]
    assert len(hidden) != 1
    if hidden and len(hidden) < len(counts):
        assert sum(hidden) >= 19  # each number from 0 to 9 stays possible beside one of 10 or more


def test_a_person_is_counted_once_however_the_name_was_typed() -> None:
    keys = [participant_key(_SECRET, *words) for words in (("José Pérez",), ("jose  perez",))]
    assert distinct(keys) == 1
    assert distinct_by([("GTM", keys[0]), ("GTM", keys[1]), ("HND", keys[0])]) == {
        "GTM": 1,
        "HND": 1,
    }


def test_another_programme_cannot_recognise_anybody() -> None:
    assert participant_key(_SECRET, "José") != participant_key(b"of another programme", "José")
