"""Who is put together, and who never is."""

from pathlib import Path

import pytest

from travesia.screening.linkage.tests.linked import linked

pytest.importorskip("splink")

BOTH = {frozenset({"e0", "e1"})}
APART = {frozenset({"e0"}), frozenset({"e1"})}


@pytest.mark.parametrize(
    "name",
    [
        "EJEMPLO TUCURU ROSA ELENA",
        "Ejemplo Tucurú, Rosa Elena",
        "EJEMPLO<TUCURU<<ROSA<ELENA<<<<<<<<<<<<<",
        "ROSA ELENA EJEMPLO",
        "ROSAELENA EJEMPLO TUCURU",
        "ROZA ELENA EGEMPLO TUCURU",
        "R0SA ELENA EJEMPL0 TUCURU",
        "R ELENA EJEMPLO TUCURU",
    ],
)
def test_a_name_is_the_same_in_any_form_and_a_little_damaged(tmp_path: Path, name: str) -> None:
    assert linked(tmp_path, {}, {"name": name, "document_number": ""}) == BOTH


@pytest.mark.parametrize(
    "born", ["1990-05-17", "1990-05", "1990-05-XX", "17/05/1990", "19900517", "1991-05-17"]
)
def test_a_birth_date_may_be_partial_or_a_year_off(tmp_path: Path, born: str) -> None:
    assert linked(tmp_path, {}, {"birth_date": born, "document_number": ""}) == BOTH


def test_a_renewed_passport_is_the_same_person(tmp_path: Path) -> None:
    assert linked(tmp_path, {}, {"document_number": "UT7654321"}) == BOTH


def test_a_document_holds_together_what_time_and_typing_changed(tmp_path: Path) -> None:
    changed = {"name": "ROSA TUCURU DE CASADA", "birth_date": "1990-05-71"}
    assert linked(tmp_path, {}, changed) == BOTH


def test_twins_with_neighbouring_passports_stay_two_people(tmp_path: Path) -> None:
    twin = {"name": "INES MARTA EJEMPLO TUCURU", "document_number": "UT1234568"}
    assert linked(tmp_path, {}, twin) == APART


def test_a_neighbouring_number_of_a_sister_says_nothing(tmp_path: Path) -> None:
    sister = {
        "name": "ROSA INES EJEMPLO TUCURU",
        "birth_date": "1992-08-03",
        "document_number": "UT1234568",
    }
    assert linked(tmp_path, {}, sister) == APART


def test_father_and_son_of_one_name_stay_two_people(tmp_path: Path) -> None:
    father = {"name": "OMAR EJEMPLO TUCURU", "sex": "M", "birth_date": "1958-02-11"}
    son = {**father, "birth_date": "1985-10-23", "document_number": "UT1234568"}
    assert linked(tmp_path, father, son) == APART


def test_a_rare_name_does_not_make_a_mother_and_her_daughter_one(tmp_path: Path) -> None:
    mother = {"name": "JUSTA GUAYLUPO TOLVEDA", "birth_date": "1976-05-05", "document_number": ""}
    known = {**mother, "document_number": "UT5775283"}
    daughter = {**mother, "birth_date": "2001-06-26", "document_number": "UT5775282"}
    together = linked(tmp_path, mother, known, daughter)
    assert together == {frozenset({"e0", "e1"}), frozenset({"e2"})}


def test_a_name_in_another_script_is_read_as_screening_reads_it(tmp_path: Path) -> None:
    written = {"name": "محمد عبد الرحمن", "sex": "M"}
    renewed = {"name": "MOHAMED ABD AL RAHMAN", "sex": "M", "document_number": "UT7654321"}
    assert linked(tmp_path, written, renewed) == BOTH


def test_a_record_without_given_name_does_not_join_two_sisters(tmp_path: Path) -> None:
    twin = {"name": "INES MARTA EJEMPLO TUCURU", "document_number": "UT1234568"}
    bridge = {"name": "EJEMPLO TUCURU", "document_number": ""}
    groups = linked(tmp_path, {}, twin, bridge)
    assert not any({"e0", "e1"} <= group for group in groups)


def test_the_nationality_weighs_nothing(tmp_path: Path) -> None:
    assert linked(tmp_path, {}, {"nationality": "XXA"}) == linked(tmp_path, {}, {}) == BOTH


def test_a_filler_number_that_many_hold_puts_nobody_together(tmp_path: Path) -> None:
    people = [
        {
            "name": f"{first} {last}",
            "birth_date": f"19{n}0-0{n}-1{n}",
            "document_number": "AB9999999",
        }
        for n, (first, last) in enumerate(
            [("ANA", "MODELO"), ("LUZ", "ENSAYO"), ("INES", "CASO"), ("OLGA", "TIPO")], start=5
        )
    ]
    assert len(linked(tmp_path, *people)) == 4


def test_events_of_nothing_stay_alone(tmp_path: Path) -> None:
    nothing = {"name": "", "birth_date": "", "document_number": "", "sex": ""}
    assert linked(tmp_path, nothing, nothing) == APART


@pytest.mark.parametrize(
    ("one", "other"),
    [("DANIEL", "DANIELA"), ("MARTA", "MARIA"), ("KEVIN", "KELVIN"), ("JULIA", "JUANA")],
)
def test_twins_with_names_alike_stay_two_people(tmp_path: Path, one: str, other: str) -> None:
    twins = [
        {"name": f"{name} HERNANDEZ LOPEZ", "sex": sex, "document_number": number}
        for name, sex, number in ((one, "M", "UT1234567"), (other, "F", "UT1234568"))
    ]
    assert linked(tmp_path, *twins) == APART
    of_one_sex = [{**twin, "sex": "F"} for twin in twins]
    assert linked(tmp_path, *of_one_sex) == APART


@pytest.mark.parametrize(
    ("one", "other"), [("YASMIN", "JASMINE"), ("ISABEL", "ISABLE"), ("DEBORA", "DEBRA")]
)
def test_spellings_and_slips_of_one_name_are_still_one(
    tmp_path: Path, one: str, other: str
) -> None:
    names = [{"name": f"{name} EJEMPLO TUCURU", "document_number": ""} for name in (one, other)]
    assert linked(tmp_path, *names) == BOTH


def bearers(*names: str, count: int = 3) -> list[dict[str, str]]:
    """Make people of other families and years who bear these names, a passport each."""
    families = ("MUESTRA ALDANA", "FICTICIO BRIONES", "PRUEBA CEBALLOS")
    return [
        {
            "name": f"{name} {families[n % 3]}",
            "birth_date": f"{1951 + 9 * n + len(name)}-{1 + n % 12:02}-{3 + n % 25:02}",
            "document_number": f"UT77{place}{n:04}",
        }
        for place, name in enumerate(names)
        for n in range(count)
    ]


def twins(*names: str) -> list[dict[str, str]]:
    return [
        {"name": f"{name} EJEMPLO TUCURU", "document_number": f"UT123456{n}"}
        for n, name in enumerate(names)
    ]


def together(tmp_path: Path, *events: dict[str, str]) -> bool:
    """Tell whether the first two of these events are one person's."""
    return any({"e0", "e1"} <= group for group in linked(tmp_path, *events))


def test_twins_bear_two_names_that_no_table_has_where_others_of_the_file_bear_them(
    tmp_path: Path,
) -> None:
    assert together(tmp_path, *twins("RITZA", "RINZA"))
    assert not together(tmp_path, *twins("RITZA", "RINZA"), *bearers("RITZA", "RINZA"))


def test_a_slip_that_comes_again_in_a_common_name_makes_no_name_of_it(tmp_path: Path) -> None:
    """A name borne by hundreds is mistyped in the same way by several."""
    slips = bearers("DELIAN", count=3) + bearers("DELIANA", count=200)
    assert together(tmp_path, *twins("DELIANA", "DELIAN"), *slips)


def test_twins_whose_names_have_the_same_letters_stay_two_people(tmp_path: Path) -> None:
    assert not together(tmp_path, *twins("RAMON", "ROMAN"), *bearers("ROMAN"))


def test_brother_and_sister_of_one_name_stay_two_where_the_table_has_one_form(
    tmp_path: Path,
) -> None:
    assert not together(tmp_path, *twins("SILVIO", "SILVIA"))
