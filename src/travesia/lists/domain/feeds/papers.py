"""Which numbers of a target are those of travel documents; the others must never meet a passport.

A traveller who holds a listed document is asked about whatever the names say. A tax number or the
number of a register taken for a passport would ask about somebody else's number, again and again.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from travesia.lists.domain.entries import ListDocument
from travesia.lists.domain.feeds.json_texts import records_in, text_in, texts_in
from travesia.lists.domain.feeds.texts import document_type, find_countries, once

#: A number with fewer letters and digits meets too many documents to mean one.
SHORTEST = 6

#: Kinds of papers that a person travels with, as owners write them.
_TRAVELLED_WITH = (
    *("passport", "travel document", "laissez", "refugee", "emergency certificate"),
    *("national id", "identity card", "identification card", "id card", "cedula", "cédula"),
    *("documento nacional", "carte d'identité", "carte d’identité", "seaman", "seafarer"),
    *("pasaporte", "passeport", "border pass"),
)

#: What makes one of these a paper of another kind after all.
_OTHERWISE = ("tax", "driv", "voter", "social security", "health", "residen", "company", "fiscal")


def papers_of(about: Mapping[str, Any]) -> tuple[tuple[ListDocument, ...], tuple[str, ...]]:
    """Return the travel documents of a target, and its other numbers as `kind number`.

    A bare `passportNumber` is one; a bare `idNumber` does not say of what and is none; a paper of
    its own says what it is.
    """
    found: dict[ListDocument, None] = {}
    others: list[str] = []
    for number, state, kind in (*_of_their_own(about), *_bare(about)):
        paper = ListDocument(number, state, document_type(kind))
        if is_travel_document(kind) and is_long_enough(number):
            known = any(one.number == number and one.issuing_state for one in found)
            if state or not known:
                found[paper] = None
        else:
            others.append(f"{kind} {number}".strip())
    for name in ("idNumber", "taxNumber", "innCode", "socialSecurityNumber"):
        others += [f"{name} {number}" for number in texts_in(about, name)]
    return tuple(found), once(others)


def is_travel_document(kind: str) -> bool:
    """Tell whether people cross borders with such a paper."""
    lower = kind.lower()
    return any(word in lower for word in _TRAVELLED_WITH) and not any(
        word in lower for word in _OTHERWISE
    )


def is_long_enough(number: str) -> bool:
    """Tell whether a number says which document it is."""
    return sum(char.isalnum() for char in number) >= SHORTEST


def may_be_passport(number: str) -> bool:
    """Tell whether a number of unknown kind can hardly be another one's than a passport's.

    Seven to nine letters and digits, as the zone of Doc 9303 holds them, with five digits at least
    and a letter at least: tax and register numbers are longer, or digits alone. A `Q` with digits
    behind it is the number of an encyclopedia. Passports of digits alone are left out: numbers of
    that form are used for too many other things.
    """
    plain = "".join(char for char in number.upper() if char.isalnum())
    if not (7 <= len(plain) <= 9 and plain.isascii() and plain == number.strip().upper()):
        return False
    digits = sum(char.isdigit() for char in plain)
    encyclopedia = plain[0] == "Q" and plain[1:].isdigit()
    return 5 <= digits < len(plain) and not encyclopedia


def _bare(about: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for number in texts_in(about, "passportNumber"):
        yield number, "", "passport"


def _of_their_own(about: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield number, issuer and kind of papers that are records of their own."""
    for one in (one for key in about for one in records_in(about, key)):
        schema, paper = text_in(one, "schema"), one.get("properties")
        if schema not in {"Passport", "Identification"} or not isinstance(paper, dict):
            continue
        states, _unknown = find_countries(texts_in(paper, "country"))
        kind = next(iter(texts_in(paper, "type")), "")
        if schema == "Passport" and not is_travel_document(kind):
            kind = f"passport {kind}".strip()
        for number in texts_in(paper, "number", "passportNumber"):
            yield number, states[0] if states else "", kind
