"""Entries as plain values, and the fingerprints that tell whether two of them say the same."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

from travesia.lists.domain.entries import ListDocument, NewListEntry
from travesia.lists.domain.identifiers import Identifier
from travesia.screening import Name


def identity_of(entry: NewListEntry) -> str:
    """Return a fingerprint of who the entry is about: it changes when the owner changes that."""
    who = [
        entry.kind,
        sorted([name.primary, name.secondary] for name in entry.names),
        sorted(entry.birth_dates),
        entry.sex,
        sorted([document.issuing_state, document.number] for document in entry.documents),
        sorted([one.scheme, one.value, one.state] for one in entry.identifiers),
    ]
    return _digest(who)


def entry_digest(entry: NewListEntry) -> str:
    """Return the SHA-256 of everything an entry says; equal entries have equal digests."""
    return _digest(as_plain(entry))


def content_hash(digests: Iterable[str]) -> str:
    """Return the SHA-256 of a version's whole content from the digests of its entries.

    The order in which they come does not matter: a set of entries has one hash.
    """
    made = sha256()
    for digest in sorted(digests):
        made.update(digest.encode())
    return made.hexdigest()


def as_plain(entry: NewListEntry) -> dict[str, object]:
    """Return the entry as plain JSON values; `from_plain` is the way back."""
    plain: dict[str, object] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        plain[field.name] = value.isoformat() if isinstance(value, date) else value
    plain["names"] = [names_to_plain(name) for name in entry.names]
    plain["documents"] = [[d.issuing_state, d.number, d.type_code] for d in entry.documents]
    plain["identifiers"] = [[one.scheme, one.value, one.state] for one in entry.identifiers]
    for key in ("birth_dates", "nationalities", "countries"):
        plain[key] = list(getattr(entry, key))
    return plain


def names_to_plain(name: Name) -> list[object]:
    """Return a name as `[primary, secondary]`, a weak one with `true` behind."""
    return [name.primary, name.secondary, *([True] if name.weak else [])]


def from_plain(plain: Mapping[str, Any]) -> NewListEntry:
    """Return the entry that `as_plain` wrote; fields it does not have are as a new entry's."""
    values: dict[str, Any] = {
        field.name: plain[field.name] for field in fields(NewListEntry) if field.name in plain
    }
    values["names"] = tuple(Name(*parts) for parts in plain.get("names", ()))
    values["documents"] = tuple(
        ListDocument(number, state, kind) for state, number, kind in plain.get("documents", ())
    )
    values["identifiers"] = tuple(Identifier(*parts) for parts in plain.get("identifiers", ()))
    for key in ("birth_dates", "nationalities", "countries"):
        values[key] = tuple(plain.get(key, ()))
    for key in ("valid_from", "expires_on", "review_due"):
        values[key] = date.fromisoformat(plain[key]) if plain.get(key) else None
    return NewListEntry(**values)


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
