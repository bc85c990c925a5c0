"""A hundred thousand random and mutated texts of all five formats, each answered.

One example of hypothesis is a seed for two hundred texts: that way the count costs seconds.
"""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.documents import MrzFormat, MrzReading, parse_mrz
from travesia.documents.digits import ALPHABET
from travesia.documents.formats import LAYOUTS
from travesia.documents.repair import PARTNER
from travesia.documents.tests.cases import CODES, TODAY, zone

EACH = 200
STRANGE = ALPHABET + "abcxyz \t\r\n\x00\x1c\u2028\ud800«éßıİ０𝟘ا-,.'"
NUMBERS = {MrzFormat.TD1: "D23145890734", MrzFormat.TD2: "AB12345678"}
TRUE = [
    zone(format=kind, document_code=code, document_number=number, optional_data=optional)
    for kind, codes in CODES.items()
    for code in codes[:2]
    for number in ("O1I0S5B8", NUMBERS.get(kind, "AB1234567"))
    for optional in ("", "B8")
]


def line_of_alphabet(rng: random.Random, length: int) -> str:
    return "".join(rng.choices(ALPHABET, k=length))


def random_zone(rng: random.Random) -> str:
    """Make lines of a format out of any characters of the alphabet."""
    layout = LAYOUTS[rng.choice(list(MrzFormat))]
    lines = [line_of_alphabet(rng, layout.length) for _ in range(layout.lines)]
    lines[0] = rng.choice(CODES[layout.format]).ljust(2, "<") + lines[0][2:]
    return "\n".join(lines)


def mutated_zone(rng: random.Random) -> str:
    """Change, insert, remove, double or exchange a few characters of a true zone."""
    chars = list(rng.choice(TRUE))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(chars))
        match rng.randrange(12):
            case 0:
                chars[at] = rng.choice(STRANGE)
            case 1:
                chars.insert(at, rng.choice(STRANGE))
            case 2:
                del chars[at : at + rng.randint(1, 3)]
            case 3:
                other = rng.randrange(len(chars))
                chars[at], chars[other] = chars[other], chars[at]
            case 4 | 5 | 6:
                chars[at] = PARTNER.get(chars[at], chars[at])
            case 7:
                chars[at] = "K" if chars[at] == "<" else chars[at]
            case _:
                chars[at] = rng.choice(ALPHABET) if chars[at] != "\n" else "\n"
        chars = chars or ["<"]
    return "".join(chars)


def any_text(rng: random.Random) -> str:
    """Make text of no shape, at times of one character many times over."""
    if rng.random() < 0.2:
        return rng.choice(STRANGE) * rng.randint(0, 2100)
    return "".join(rng.choices(STRANGE, k=rng.randint(0, 200)))


def any_bytes(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randint(0, 120))


MAKERS = (random_zone, mutated_zone, mutated_zone, any_text, any_bytes)


def hold(reading: MrzReading) -> None:
    """Hold a reading to what is true of every reading."""
    assert reading.findings
    assert not reading.conforms or reading.all_digits_agree
    if reading.format is not None:
        length = LAYOUTS[reading.format].length
        for field in reading.fields:
            assert all(place.end <= length for place in field.places)


def hold_repairs(mended: MrzReading, strict: MrzReading) -> None:
    """Hold repairs to what was read and to what stands there now, and to nothing else."""
    rows = [list(line) for line in strict.lines]
    for repair in mended.repairs:
        at, row = repair.column - 1, rows[repair.line - 1]
        assert "".join(row[at : at + len(repair.found)]) == repair.found
        row[at : at + len(repair.found)] = repair.put
    assert tuple("".join(row) for row in rows) == mended.lines


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**32))
def test_every_text_is_answered_with_and_without_repair(seed: int) -> None:
    rng = random.Random(seed)
    for at in range(EACH):
        text = MAKERS[at % len(MAKERS)](rng)
        repair = rng.random() < 0.5
        reading = parse_mrz(text, today=TODAY, repair=repair, training=at % 3 == 0)
        hold(reading)
        if reading.repairs:
            assert repair
            hold_repairs(reading, parse_mrz(text, today=TODAY))
        if at % 40 == 0:
            json.dumps(reading.as_dict("ht"), ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize("kind", list(MrzFormat))
def test_line_of_one_character_in_every_format_is_answered(kind: MrzFormat) -> None:
    layout = LAYOUTS[kind]
    for char in ALPHABET:
        text = "\n".join([char * layout.length] * layout.lines)
        for repair in (False, True):
            reading = parse_mrz(text, today=TODAY, repair=repair)
            assert not reading.conforms
            assert reading.document_number is None or reading.format is not None
