"""The rules of an issue: what is a number that nobody can follow, a dead link, a wrong name."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.programme.domain import Figure, FigureState, NullReason, Period, Qualifier
from travesia.programme.domain.bulletin import (
    LANGUAGES,
    digest,
    faults,
    from_json,
    known_bodies,
    lay,
    misshapen,
    snapshot,
)
from travesia.programme.domain.bulletin.editing import KINDS, blank, done, written
from travesia.programme.domain.bulletin.geography import HEIGHT, WIDTH, spot
from travesia.programme.domain.bulletin.links import fault_of
from travesia.programme.domain.bulletin.markup import passages, pieces
from travesia.programme.domain.bulletin.numerals import unlinked
from travesia.programme.domain.bulletin.wording import day, months, number, ordinal, said
from travesia.programme.tests.bulletin_cast import FIGURES, POST, REACHED, TRAINED, document

_NB = "\u00a0"


def codes(new: dict[str, Any], figures: Mapping[str, Figure] = FIGURES) -> set[str]:
    return {one.code for one in faults(new, figures, bodies=known_bodies())}


def told(
    new: dict[str, Any], language: str, figures: Mapping[str, Figure] = FIGURES
) -> dict[str, Any]:
    return lay(new, figures, language, country_name=lambda code: code)


def test_the_issue_of_these_tests_has_its_shape_and_nothing_stops_it() -> None:
    assert misshapen(document()) == ()
    assert codes(document()) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There were 41 officers."),
        ("en", "Between 3,361 and 3,423 women"),
        ("es", "Llegaron 39 000 personas."),
        ("es", "La mitad (½) llegó."),
        ("fr", "En 2024 encore"),
        ("ht", "Yo te jwenn 7 peyi"),
        ("pt", "Houve [12 reuniões](https://example.org/a)"),
        ("en", "٣٤ people"),
    ],
)
def test_a_typed_number_is_found(language: str, text: str) -> None:
    found = unlinked(text, language)
    assert found
    assert not any(one.word for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "{fig:U.F1} people on {date:2024-08-01}{note:a}, see [here](https://example.org/12)",
        ),
        ("en", "On 30 July 2024 and in August 2024 the H-2 guide and C4D campaign"),
        ("es", "El 1 de agosto de 2024, en agosto del 2024, meta ODS 10.7"),
        ("fr", "le 1er août 2024"),
        ("pt", "em 1º de agosto de 2024"),
        ("ht", "nan mwa out 2024"),
        ("en", "1. first\n2. second"),
        ("en", "C# and #hashtag, $ & %"),
    ],
)
def test_days_marks_of_lists_and_codes_are_no_numbers(language: str, text: str) -> None:
    assert unlinked(text, language) == ()


def test_a_large_number_in_words_is_asked_about_and_stops_nothing() -> None:
    assert [one.word for one in unlinked("twenty-eight companies", "en")] == [True]
    assert [one.word for one in unlinked("miles de personas", "es")] == [True]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "link_empty"),
        ("#", "link_dead"),
        ("#top", "link_dead"),
        ("/page", "link_dead"),
        ("www.example.org/a", "link_dead"),
        ("https://", "link_dead"),
        ("https://[bad", "link_dead"),
        ("javascript:alert(1)", "link_unsafe"),
        ("https://example.org/a?b=1#c", ""),
        ("mailto:figures@example.org", ""),
    ],
)
def test_an_address_that_leads_nowhere_is_found_without_following_it(url: str, why: str) -> None:
    assert fault_of(url) == why


def _changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    made = deepcopy(document())
    at = made
    *way, last = path
    for step in way:
        at = at[step]
    at[last] = value
    return made


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("lead", "es"), "", "translation_missing"),
        (("lead", "en"), "5,140 people", "numeral_unlinked"),
        (("lead", "en"), "{fig:U.F9} people", "figure_unknown"),
        (("lead", "en"), "{fig:U.F2/women} women", "part_unknown"),
        (("lead", "en"), "People{note:other}", "note_missing"),
        (("lead", "en"), "{fig U.F1} people", "markup_broken"),
        (("lead", "en"), "The Regional Migration Conference met", "body_unofficial"),
        (("lead", "es"), "Cap-Haitien abrió", "body_unofficial"),
        (("lead", "en"), "See [here](#)", "link_dead"),
        (("notes", "basis", "en"), "See{note:basis}", "note_in_note"),
        (("period", "end"), "2026-06-30", "period_backwards"),
        (("period", "end"), "2026-13-30", "period_unreadable"),
        (("blocks", 0, "tiles"), [], "nothing_drawn"),
        (("blocks", 2, "bars", 1, "figure"), "U.F3", "units_mixed"),
        (("blocks", 1, "id"), "numbers", "id_twice"),
    ],
)
def test_each_fault_that_stops_an_issue_is_named(
    path: tuple[Any, ...], value: Any, code: str
) -> None:
    changed = _changed(path, value)
    assert misshapen(changed) == ()
    stopping = {one.code for one in faults(changed, FIGURES, bodies=known_bodies()) if one.stops}
    assert code in stopping


def test_an_official_name_passes_and_what_stands_in_it_is_no_fault() -> None:
    for text in ("The Regional Conference on Migration (RCM)", "the port of Cap-Haïtien"):
        assert "body_unofficial" not in codes(_changed(("lead", "en"), text))


def test_a_figure_that_is_not_verified_or_counted_otherwise_stops_a_chart() -> None:
    entered = {**FIGURES, "U.F1": replace(TRAINED, state=FigureState.ENTERED)}
    assert "figure_unverified" in codes(document(), entered)
    other = {**FIGURES, "U.F4": replace(REACHED, code="U.F4")}
    bars = [{"figure": code, "label": {"en": "a", "es": "a"}} for code in ("U.F1", "U.F4")]
    assert "bases_mixed" in codes(_changed(("blocks", 2, "bars"), bars), other)


def test_a_figure_of_other_months_is_pointed_at_and_stops_nothing() -> None:
    longer = Period(date(2026, 2, 1), TRAINED.period.last)
    found = faults(document(), {**FIGURES, "U.F1": replace(TRAINED, period=longer)})
    assert [(one.code, one.stops) for one in found] == [("figure_beyond_period", False)]


def test_a_photograph_without_words_and_a_quotation_without_consent_stop_an_issue() -> None:
    photo = {"asset": "a" * 64, "alt": {}, "credit": "", "rights": ""}
    with_photo = _changed(("blocks", 1, "photo"), photo)
    assert {"alt_missing", "credit_missing", "rights_missing"} <= codes(with_photo)
    quote = {
        "kind": "quote",
        "id": "q",
        "text": {"en": "Good.", "es": "Bien."},
        "name": "",
        "role": {"en": "Officer", "es": "Oficial"},
        "consent": {"given_on": None, "kept_at": ""},
    }
    blocks = [*document()["blocks"], quote]
    assert {"quote_unattributed", "consent_missing"} <= codes(document(blocks=blocks))


def test_the_word_before_a_number_belongs_to_it_in_every_language() -> None:
    assert {code: said(REACHED, code) for code in LANGUAGES} == {
        "en": f"more than{_NB}11,800",
        "es": f"más de{_NB}11{_NB}800",
        "fr": f"plus de{_NB}11{_NB}800",
        "ht": f"plis pase{_NB}11{_NB}800",
        "pt": f"mais de{_NB}11{_NB}800",
    }
    assert (
        said(replace(REACHED, qualifier=Qualifier.AT_MOST, value=Decimal(6)), "en")
        == "up to\u00a06"
    )
    assert said(REACHED, "es", short=True) == f">{_NB}11{_NB}800"


def test_what_is_not_known_is_said_and_is_never_zero() -> None:
    unknown = replace(TRAINED, value=None, null_reason=NullReason.NOT_COLLECTED)
    assert said(unknown, "es") == "no recopilado"
    assert said(TRAINED, "en", part="other") == "not stated"
    bars = told(document(), "en")["blocks"][2]["bars"]
    assert [(one["said"], one["length"]) for one in bars] == [
        ("2,736", 100.0),
        ("2,404", 87.87),
        ("not stated", None),
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "sixth"), ("es", "sexta"), ("fr", "sixième"), ("ht", "sizyèm"), ("pt", "sexta")],
)
def test_an_ordinal_is_a_word_up_to_ten(language: str, expected: str) -> None:
    assert ordinal(Decimal(6), language, feminine=True) == expected
    assert said(POST, "es") == "sexto"
    assert [ordinal(Decimal(n), "en") for n in (11, 21, 112)] == ["11th", "21st", "112th"]


def test_days_and_periods_are_written_as_each_language_does() -> None:
    assert [day("2024-08-01", code).replace(_NB, " ") for code in LANGUAGES] == [
        "1 de agosto de 2024",
        "1 August 2024",
        "1er août 2024",
        "1 out 2024",
        "1º de agosto de 2024",
    ]
    assert months(TRAINED.period, "es") == "julio a septiembre de 2026"
    assert months(Period(), "es") == ""


def test_a_sentence_that_begins_with_a_figure_begins_with_a_capital() -> None:
    lead = told(_changed(("lead", "en"), "{fig:U.F2} came. {fig:U.F2} went."), "en")["lead"]
    assert [run[1].replace(_NB, " ") for run in lead if run[0] == "f"] == [
        "More than 11,800",
        "More than 11,800",
    ]


def test_footnotes_are_numbered_in_the_order_of_the_text() -> None:
    new = _changed(("notes",), {"b": {"en": "B", "es": "B"}, "a": {"en": "A", "es": "A"}})
    new["lead"] = {"en": "One{note:a}, two{note:b}, one again{note:a}", "es": "x{note:b}"}
    new["blocks"] = new["blocks"][1:]
    lead = told(new, "en")
    assert [run[1] for run in lead["lead"] if run[0] == "n"] == [1, 2, 1]
    assert [(one["number"], one["runs"][0][1]) for one in lead["notes"]] == [(1, "A"), (2, "B")]


def test_a_country_beyond_the_map_is_listed_and_named() -> None:
    drawn = told(document(), "en")["blocks"][3]
    assert [row["country"] for row in drawn["listed"]] == ["GTM", "SUR"]
    assert [one["name"] for one in drawn["spots"]] == ["GTM"]
    assert drawn["beyond"] == ["SUR"]
    assert spot("SUR") is None


@pytest.mark.parametrize("country", ["MEX", "GTM", "BLZ", "SLV", "HND", "NIC", "CRI", "PAN", "HTI"])
def test_every_country_of_the_region_lies_on_the_map(country: str) -> None:
    place = spot(country)
    assert place is not None
    assert 80 < place.x < WIDTH
    assert 50 < place.y < HEIGHT


def test_what_is_frozen_comes_back_as_it_was_and_its_hash_changes_with_every_letter() -> None:
    kept = snapshot(document(), FIGURES)
    again = {one["code"]: from_json(one) for one in kept}
    assert again["U.F1"].split == TRAINED.split
    assert told(document(), "es", again) == told(document(), "es")
    first = digest(document(), kept)
    assert digest(_changed(("lead", "en"), "Else"), kept) != first
    kept[0]["revision"] += 1
    assert digest(document(), kept) != first


@given(st.text(alphabet="{}[]()figdate:note/ |.-#01aé\n", max_size=80))
def test_markup_loses_no_word_and_never_breaks(text: str) -> None:
    found = pieces(text)
    assert all(found)
    passages(text)
    told(_changed(("lead", "en"), text), "en")


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_a_number_keeps_its_digits_in_every_language(value: Decimal) -> None:
    digits = f"{value.normalize():f}".replace(".", "")
    for language in LANGUAGES:
        written_out = number(value, language)
        assert "".join(char for char in written_out if char.isdigit()) == digits


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_block_of_every_kind_has_its_shape(kind: str) -> None:
    empty = blank(1, "2026-07-01", "2026-09-30", ("es", "en"))
    made = done(empty, f"add:{kind}")
    assert misshapen(made) == ()
    assert made["blocks"][0]["id"] == f"{kind}-1"


def test_the_form_writes_what_is_in_the_issue_and_nothing_else() -> None:
    made = written(
        document(),
        {
            "lead.en": " New ",
            "lead.fr": "not a language of the issue",
            "blocks.1.countries": "hnd, slv",
            "blocks.9.title.en": "nowhere",
            "schema": "other",
            "blocks.1.kind": "map",
        },
    )
    assert made["lead"]["en"] == "New"
    assert "fr" not in made["lead"]
    assert made["blocks"][1]["countries"] == ["HND", "SLV"]
    assert made["blocks"][1]["kind"] == "story"
    assert made["schema"] == "travesia.bulletin/1"
    assert document()["lead"]["en"] != "New"


def test_blocks_move_and_a_verb_that_cannot_be_done_changes_nothing() -> None:
    moved = done(document(), "down:0")
    assert [one["id"] for one in moved["blocks"]][:2] == ["post", "numbers"]
    for verb in (
        "up:0",
        "remove:99",
        "row:x:tiles",
        "add:nothing",
        "nonsense",
        "up",
        "unrow:0:b:0",
    ):
        assert done(document(), verb) == document()
