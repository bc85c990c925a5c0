"""Kinds of documents that carry a seal and the messages of each, read from tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType

from travesia.vocab.tables import name_in, names_of, table_rows


class Coding(StrEnum):
    """How the value of a message is written."""

    C40 = "c40"
    MRZ = "mrz"
    """A machine-readable zone in C40, whole."""
    MRZ_MRVA = "mrz_mrva"
    """Zone of a visa of format A: 44 characters and the first 28 of the second line."""
    MRZ_MRVB = "mrz_mrvb"
    """Zone of a visa of format B: 36 characters and the first 28 of the second line."""
    BYTE = "byte"
    """A number from 0 to 255."""
    BYTES = "bytes"
    """Bytes, given as hexadecimal digits."""
    UTF8 = "utf8"
    DATE = "date"
    """Three bytes MMDDYYYY."""
    DATE_TEXT = "date_text"
    """Eight digits YYYYMMDD."""


@dataclass(frozen=True, slots=True)
class MessageType:
    """One message that a kind of document may hold."""

    tag: int
    name: str
    coding: Coding
    required: bool
    shortest: int
    """Least number of bytes of the value."""
    longest: int
    choice: str
    """Required messages with the same word here stand for each other; empty for none."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document and its messages."""

    ref: int
    name: str
    version: int
    """Version of the format its seals are usually written in."""
    open: bool
    """Further messages follow a profile that is not in the table."""
    names: Mapping[str, str]
    messages: Mapping[int, MessageType]
    """Tag → message."""

    def title(self, language: str = "en") -> str:
        """Name the kind to people in one of the five languages (English for any other)."""
        return name_in(self.names, language)

    def message_named(self, name: str) -> MessageType | None:
        """Find a message by its name."""
        return next((m for m in self.messages.values() if m.name == name), None)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("travesia.seals.visible.tables").joinpath(f"{name}.tsv").read_text("utf-8")
    return list(table_rows(text))


def _message(row: Mapping[str, str]) -> MessageType:
    return MessageType(
        tag=int(row["tag"], 16),
        name=row["name"],
        coding=Coding(row["coding"]),
        required=row["required"] == "yes",
        shortest=int(row["min"]),
        longest=int(row["max"]),
        choice=row["choice"],
    )


def _documents() -> dict[int, DocumentType]:
    messages: dict[str, dict[int, MessageType]] = {}
    for row in _rows("messages"):
        message = _message(row)
        messages.setdefault(row["ref"], {})[message.tag] = message
    return {
        int(row["ref"], 16): DocumentType(
            ref=int(row["ref"], 16),
            name=row["name"],
            version=int(row["version"]),
            open=row["open"] == "yes",
            names=MappingProxyType(names_of(row)),
            messages=MappingProxyType(messages[row["ref"]]),
        )
        for row in _rows("documents")
    }


DOCUMENT_TYPES: Mapping[int, DocumentType] = MappingProxyType(_documents())
"""Reference of a kind of document (two bytes as one number) → the kind."""


def document_type_named(name: str) -> DocumentType | None:
    """Find a kind of document by its name, such as `emergency_travel_document`."""
    return next((kind for kind in DOCUMENT_TYPES.values() if kind.name == name), None)
