"""Targets of the room of documents: reading, repairing, writing and spelling."""

from collections.abc import Iterator
from datetime import date

from fuzz.targets import Target
from travesia.documents import (
    ComposeError,
    MrzFormat,
    MrzReading,
    PartialDate,
    TravelDocument,
    Truncation,
    alternatives,
    compose_mrz,
    parse_mrz,
    transliterate,
)
from travesia.documents.commands.explaining import explain
from travesia.documents.commands.texts import documents

TODAY = date(2026, 11, 20)
LANGUAGES = ("en", "es", "fr", "ht", "pt")
CODES = {"TD1": "I", "TD2": "I", "TD3": "P", "MRV-A": "V", "MRV-B": "V"}
PARTED = "\x1f"


def _document(form: str, **changes: str) -> TravelDocument:
    return TravelDocument(
        surname="Ozanne",
        given_names=changes.get("given_names", "Mirela Tabita"),
        document_number=changes.get("number", "AB1234567"),
        nationality="UTO",
        birth_date=PartialDate.parse(changes.get("birth", "1990-06-15")),
        sex="F",
        expiry_date=date(2031, 3, 9),
        document_code=CODES[form],
        format=MrzFormat(form),
        optional_data=changes.get("optional", ""),
    )


def _zones() -> Iterator[bytes]:
    for form in CODES:
        yield compose_mrz(_document(form)).encode()
        yield compose_mrz(_document(form, birth="1974-XX-XX", optional="7X")).encode()
    for form in ("TD1", "TD2"):
        yield compose_mrz(_document(form, number="AB1234567890")).encode()
    text = compose_mrz(_document("TD3"))
    yield text.replace("06", "O6").replace("5", "S").encode()
    yield text.replace("TABITA<<<<<<<<<", "TABITAKKKKKEKCK").encode()
    yield text.replace("\n", "").lower().encode()
    yield text.replace("<", " ").encode()


def _modes() -> Iterator[bytes]:
    """Put a byte that chooses how to read before each zone."""
    for at, zone in enumerate(_zones()):
        yield bytes([at]) + zone


def _read(data: bytes) -> tuple[MrzReading, str]:
    """Read as the first byte says: as bytes or as text, repaired or not, in a language."""
    mode, raw = (data[0], data[1:]) if data else (0, b"")
    text: str | bytes = raw
    if mode & 1:
        text = raw.decode("utf-8", "surrogateescape" if mode & 2 else "replace")
    reading = parse_mrz(text, today=TODAY, training=bool(mode & 4), repair=bool(mode & 8))
    return reading, LANGUAGES[mode % 5]


def read_zone(data: bytes) -> None:
    """Read a zone and give all that a reading can give."""
    reading, language = _read(data)
    reading.as_dict(language)
    reading.fields  # noqa: B018  # made on first use
    reading.employer_code  # noqa: B018


def explain_zone(data: bytes) -> None:
    """Draw whatever was read."""
    for line in explain(*_read(data), everything=True):
        if len(line) > 80:
            raise AssertionError("a line wider than a terminal")


def read_stream(data: bytes) -> None:
    """Part a stream into documents, whole and in pieces: both must give the same."""
    whole = list(documents([data]))
    at = data[0] + 1 if data else 1
    pieces = [data[i : i + at] for i in range(0, len(data), at)]
    if list(documents(pieces)) != whole:
        raise AssertionError("documents depend on how the stream came")


def write_zone(data: bytes) -> None:
    """Write a zone from any values; what is written must be read with every digit right."""
    parts = data.decode("utf-8", "replace").split(PARTED)
    parts += [""] * (10 - len(parts))
    try:
        birth, expiry = PartialDate.parse(parts[4]), PartialDate.parse(parts[5])
    except ValueError:
        birth, expiry = PartialDate(None, 2, 29), PartialDate(2030, 1, 31)
    forms, styles = list(MrzFormat), list(Truncation)
    choice = len(parts[0]) + len(parts[2])
    document = TravelDocument(
        surname=parts[0],
        given_names=parts[1],
        document_number=parts[2],
        nationality=parts[3] or "UTO",
        birth_date=birth,
        sex=parts[6] or "X",
        expiry_date=expiry,
        document_code=parts[7] or CODES[forms[choice % 5].value],
        optional_data=parts[8],
        optional_data_2=parts[9],
        format=forms[choice % 5],
    )
    zone = compose_mrz(document, truncation=styles[choice % 3])
    reading = parse_mrz(zone, today=TODAY)
    if reading.format is not document.format or not reading.all_digits_agree:
        raise AssertionError(f"what was written is not read: {zone!r}")


def _values() -> Iterator[bytes]:
    dates = ("1990-06-15", "2031-03-09")
    yield PARTED.join(("Núñez", "Ana-María", "AB1", "UTO", *dates, "F", "", "7X")).encode()
    yield PARTED.join(("Иванов", "Пётр", "AB1234567890", "D", *dates, "M")).encode()
    yield PARTED.join(("محمد", "", "1", "XXB", "XXXX-XX-XX", "2031-03-09")).encode()


def spell(data: bytes) -> None:
    """Spell a name in zone letters in every legal way."""
    name = data.decode("utf-8", "replace")
    written = transliterate(name)
    found = alternatives(name)
    if set(written) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZ<"):
        raise AssertionError(f"{written!r} is not of the zone")
    if written and not all(found):
        raise AssertionError("an empty spelling")


def _names() -> Iterator[bytes]:
    for name in ("Núñez-O'Neill", "Ångström Ærø", "Иванов Щукин", "محمد عبدالله", "Þór ẞ Ü"):
        yield name.encode()


TARGETS = (
    Target("zone", read_zone, _modes),
    Target("zone-drawing", explain_zone, _modes),
    Target("zone-stream", read_stream, lambda: [b"\x05" + b"\r\n\r\n".join(_zones())]),
    Target("compose", write_zone, _values, (ComposeError,), 512),
    Target("names", spell, _names, (ComposeError,), 1024),
)
