"""Texts of feeds: tables and lines read as streams, values parted, names of countries as codes."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import BinaryIO

from travesia.lists.domain.feeds.items import FeedError
from travesia.vocab import state_by_alpha2, state_by_alpha3, state_name, states


def csv_rows(stream: BinaryIO, columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield line and values of each row of a table that has at least these columns.

    What stands behind the last column comes under an empty key. Raises FeedError.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    reader = csv.DictReader(text, restkey="", restval="", strict=True)
    try:
        missing = [name for name in columns if name not in (reader.fieldnames or ())]
        if missing:
            raise FeedError("feed.columns_missing", columns=", ".join(missing))
        for row in reader:
            yield reader.line_num, {key: _flat(value) for key, value in row.items()}
    except UnicodeDecodeError as error:
        raise FeedError("feed.not_utf8", line=reader.line_num + 1) from error
    except csv.Error as error:
        raise FeedError("feed.broken", line=reader.line_num, why=str(error)) from error
    finally:
        text.detach()


def parts(text: str, mark: str = ";") -> tuple[str, ...]:
    """Return the values that a mark parts, tidied, empty ones left out."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values in their order, each once, empty ones left out."""
    return tuple(dict.fromkeys(value for value in values if value))


def country_code(text: str) -> str:
    """Return the three-letter code of a country given as code or English name, else empty."""
    clean = text.strip()
    if len(clean) == 2 and clean.isascii():
        found = state_by_alpha2(clean.upper())
    elif len(clean) == 3 and clean.isascii() and clean.isupper():
        found = state_by_alpha3(clean)
    else:
        return _codes_by_name().get(clean.casefold(), "")
    return found.alpha3 if found else ""


def plain_text(text: str | None) -> str:
    """Return a text on one line, without the spaces around it."""
    return " ".join((text or "").split())


@cache
def _codes_by_name() -> Mapping[str, str]:
    found = {state_name(state.alpha3, "en").casefold(): state.alpha3 for state in states()}
    return {name.partition(" (")[0]: code for name, code in found.items()} | found


def _flat(value: object) -> str:
    """Return a cell; the cells behind the last column come as a list."""
    return " ".join(map(str, value)).strip() if isinstance(value, list) else str(value).strip()
