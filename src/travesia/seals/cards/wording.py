"""A card in words, line by line, for people at a terminal."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from travesia.seals.cards.reading import CardReading
from travesia.vocab.tables import name_in, names_of, table_rows


def card_words() -> dict[str, dict[str, str]]:
    """Read the names of states, colours and fields in the five languages."""
    text = files("travesia.seals.messages").joinpath("card_words.tsv").read_text("utf-8")
    return {row["word"]: names_of(row) for row in table_rows(text)}


def lines(reading: CardReading, language: str) -> Iterator[str]:
    """Say a reading: colour and state, then what the card says, then every finding."""
    words = card_words()

    def word(key: str) -> str:
        return name_in(words[key], language)

    colour, state = word(f"colour.{reading.colour}"), word(f"state.{reading.state}")
    yield f"{colour}: {state}"
    found = reading.as_dict(language)
    for key, value in _flat(found["card"]):
        yield f"  {word(key)}: {value}"
    yield f"  {word('algorithm')}: {found['envelope']['algorithm']}"
    if found["envelope"]["kid"] is not None:
        yield f"  {word('kid')}: {found['envelope']['kid']}"
    for one in reading.findings:
        yield f"{one.severity.value}: {one.message(language)}"


def _flat(card: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Give the fields that say something, as name and text."""
    for name, value in card.items():
        if name == "photo" and value is not None:
            yield "person.photo", f"{value['format']}, {value['bytes']} bytes"
        elif isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, list):
            if value:
                yield prefix + name, ", ".join(map(str, value))
        elif value is not None:
            yield prefix + name, str(value).replace("\n", ", ")
