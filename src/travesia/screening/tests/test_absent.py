"""People put together from a list who are not on it."""

import pytest

from travesia.screening import Description, Entry, Name, build_index
from travesia.screening.absent import absent_people, less_dated, namesakes
from travesia.screening.name_parts import GivenNames, parted


def test_absent_people_come_again_and_are_nobody_on_the_list() -> None:
    families = ["ERIKSSON", "BERGSTRAND", "LINDQVIST", "HOLMGREN"]
    given_names = ["ANNA", "NILS", "KARIN", "SVEN", "MAJA"]
    listed = {
        (family, name): f"19{50 + place:02}-03-04"
        for place, (family, name) in enumerate(zip(families * 5, given_names * 4, strict=True))
    }
    index = build_index(
        Entry(f"{f} {g}", Description((Name(f, g),), born)) for (f, g), born in listed.items()
    )
    people = list(absent_people(index, 30, seed=3))
    assert people == list(absent_people(index, 30, seed=3))
    assert len(people) == 30
    for person, made_of in people:
        key = (person.names[0].primary, person.names[0].secondary)
        assert listed.get(key) != person.birth_date
        family, given_name = (index.description(row).names[0] for row in made_of)
        assert key == (family.primary, given_name.secondary)


def test_absent_people_do_not_meet_the_entries_whose_names_they_bear() -> None:
    """A stranger hardly ever bears a surname that stands on the list once; such a person always."""
    index = build_index(
        Entry(str(place), Description((Name("ZQUIRRINGA", name),), "1974-03-04"))
        for place, name in enumerate(("ANNA", "NILS"))
    )
    asked = Description((Name("ZQUIRRINGA", "ANNA"),), "1974-03-04")
    assert index.best_scores(asked)["with_date"] > 0.5
    assert index.best_scores(asked, without=(0,))["with_date"] < 0.5
    assert index.best_scores(asked, without=(0, 1)) == {}


def test_namesakes_share_the_name_and_were_born_on_any_other_day() -> None:
    listed = [f"19{50 + place}-03-{place + 1:02}" for place in range(20)]
    names = [Name(f"ERIKSSON{chr(65 + place)}", "ANNA") for place in range(20)]
    index = build_index(
        Entry(f"E{place}", Description((name,), born))
        for place, (name, born) in enumerate(zip(names, listed, strict=True))
    )
    born_of = {name.primary: born for name, born in zip(names, listed, strict=True)}
    people = list(namesakes(index, 300, seed=3))
    assert people == list(namesakes(index, 300, seed=3))
    assert len(people) == 300
    own = [(person.birth_date, born_of[person.names[0].primary]) for person in people]
    assert all(born != listed for born, listed in own)
    # A namesake born in the same year is the hard one: none of them is left out.
    assert any(born[:4] == listed[:4] for born, listed in own)


def test_a_quarter_of_the_absent_state_less_of_the_date_and_a_quarter_nothing() -> None:
    anna = Description((Name("ERIKSSON", "ANNA"),), "1974-08-12")
    asked = [less_dated(anna, place).birth_date for place in range(1, 9)]
    whole = "1974-08-12"
    assert asked == [whole, whole, "1974", "", whole, whole, "1974-01-01", ""]


@pytest.mark.parametrize(
    "names",
    [
        [Name("Quispe, Kwame"), Name("Balam, Xochitl"), Name("Quispe, Xochitl")],
        [Name("QUISPE<<KWAME"), Name("BALAM<<XOCHITL"), Name("QUISPE<<XOCHITL")],
        [Name("Quispe Maria"), Name("Balam Juan"), Name("Quispe Juan")],
        [Name("Maria Quispe"), Name("Juan Balam"), Name("Juan Quispe")],
    ],
)
def test_absent_people_bear_a_family_name_and_a_given_name(names: list[Name]) -> None:
    """Two family names or two given names meet nobody, and the threshold comes out too low."""
    index = build_index(
        Entry(str(place), Description((name,), f"195{place}-01-02"))
        for place, name in enumerate(names)
    )
    people = list(absent_people(index, 12, seed=1))
    assert people
    for person, _made_of in people:
        name = person.names[0]
        assert name.primary in {"QUISPE", "BALAM"}
        assert name.secondary in {"KWAME", "XOCHITL", "MARIA", "JUAN"}


def test_name_without_a_comma_is_parted_as_the_list_parts_others() -> None:
    known = GivenNames.learnt([Name("Tzul, Ixmukane"), Name("Coc, Ixmukane"), Name("Tzul, Nikte")])
    assert parted(Name("Ixmukane Coc"), known) == (("COC",), ("IXMUKANE",))
    assert parted(Name("Coc Ixmukane"), known) == (("COC",), ("IXMUKANE",))
    assert parted(Name("Ixmukane Nikte de la Cruz"), known)[1] == ("IXMUKANE", "NIKTE")
