"""The page of cards says what the tables say; every field has its name in five languages."""

from dataclasses import fields

from travesia.seals.cards import open_card, sign_card
from travesia.seals.cards.permit_map import PERMIT_FIELDS
from travesia.seals.cards.reference import cards_markdown
from travesia.seals.cards.states import RULES, CardState, Colour
from travesia.seals.cards.values import Card, Permit, Person, StatusRef
from travesia.seals.cards.wording import card_words, lines
from travesia.seals.known_differences import COSE_NOT_READ
from travesia.seals.tests.card_cast import CARD, ED25519_KEY
from travesia.vocab import LANGUAGE_CODES

WORDS = card_words()


def test_every_state_colour_and_field_is_said_in_five_languages() -> None:
    wanted = {f"state.{state}" for state in CardState} | {f"colour.{colour}" for colour in Colour}
    wanted |= {one.name for one in fields(Card)} - {"permit", "person", "status"}
    for prefix, kind in (("permit", Permit), ("person", Person), ("status", StatusRef)):
        wanted |= {f"{prefix}.{one.name}" for one in fields(kind)}
    assert wanted | {"algorithm", "kid"} == set(WORDS)
    for names in WORDS.values():
        assert set(names) == set(LANGUAGE_CODES)
        assert all(names.values())


def test_the_permit_table_names_every_field() -> None:
    assert [name for name, _ in PERMIT_FIELDS.values()] == [one.name for one in fields(Permit)]


def test_the_page_shows_every_rule_and_every_difference() -> None:
    page = cards_markdown()
    for code in (*(rule.code for rule in RULES), *COSE_NOT_READ):
        assert f"`{code}`" in page
    assert "GREEN: verified" in page
    assert "GREY: not checked" in page


def test_a_card_is_said_line_by_line_in_the_language_asked_for() -> None:
    said = list(lines(open_card(sign_card(CARD, key=ED25519_KEY)), "es-MX"))
    assert said[0] == "GRIS: sin comprobar"
    assert "  número de documento: UT1234567" in said
    assert "  foto: WEBP, 512 bytes" in said
    assert said[-1] == "info: No se comprobó la firma."
