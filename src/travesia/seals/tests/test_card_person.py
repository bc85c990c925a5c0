"""The person map of Claim 169, field by field."""

import pytest

from travesia.seals.cards import Person, Photo, PhotoFormat
from travesia.seals.cards.person_map import PERSON_FIELDS, person_map, read_person

JPEG = b"\xff\xd8\xff"


def codes(found: dict[object, object]) -> tuple[Person, list[tuple[str, dict[str, str | int]]]]:
    person, findings = read_person(found)
    return person, [(one.code, dict(one.facts)) for one in findings]


@pytest.mark.parametrize("number", PERSON_FIELDS)
def test_a_field_of_another_type_is_left_out_and_reported(number: int) -> None:
    name, kind = PERSON_FIELDS[number]
    for wrong in (b"x", ["x"], None, True, 1.0, 1 if kind is str else "1"):
        person, said = codes({number: wrong, 4 if number != 4 else 1: "kept"})
        assert getattr(person, name) is None
        assert said == [("person.field", {"number": number})]
        assert "kept" in (person.full_name, person.id)


@pytest.mark.parametrize("wrong", [[11], [-1], [True], ["1"], "1", 1, [1, 2, 99]])
def test_fingers_are_a_list_of_nought_to_ten(wrong: object) -> None:
    assert codes({18: wrong}) == (Person(), [("person.field", {"number": 18})])
    assert codes({18: [0, 10]})[0].best_quality_fingers == (0, 10)


@pytest.mark.parametrize("kind", PhotoFormat)
def test_a_face_in_each_format(kind: PhotoFormat) -> None:
    photo = Photo(kind, JPEG)
    assert person_map(Person(photo=photo)) == {62: [{0: JPEG, 1: 0, 2: int(kind)}]}
    assert codes({62: [{0: JPEG, 1: 0, 2: int(kind)}]}) == (Person(photo=photo), [])


def test_a_face_that_is_a_map_alone_and_the_second_when_the_first_is_a_template() -> None:
    face = {0: JPEG, 1: 0, 2: 1}
    expected = Person(photo=Photo(PhotoFormat.JPEG, JPEG))
    assert codes({62: face}) == (expected, [])
    assert codes({62: [{0: b"FMR", 1: 1, 2: 1}, face]}) == (expected, [])


@pytest.mark.parametrize("kind", [1, 2, 3, 4])
def test_the_older_photo_in_its_four_formats(kind: int) -> None:
    photo = Photo(PhotoFormat(kind), JPEG)
    assert codes({16: JPEG, 17: kind}) == (Person(photo=photo), [])


@pytest.mark.parametrize(
    "found",
    [
        {16: JPEG},
        {16: JPEG, 17: 0},
        {16: JPEG, 17: 5},
        {16: "text", 17: 1},
        {62: []},
        {62: "x"},
        {62: [{0: JPEG, 1: 0, 2: 7}]},
        {62: [{0: JPEG, 1: 1, 2: 1}]},
        {62: [{0: "text", 1: 0, 2: 1}]},
        {62: [{0: JPEG}]},
    ],
)
def test_a_photo_that_is_none_is_reported(found: dict[object, object]) -> None:
    assert codes(found) == (Person(), [("person.photo", {})])
