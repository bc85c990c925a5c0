"""Write the index of a list: names folded once, words counted, parts laid out flat."""

import json
import tempfile
from array import array
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import tantivy

from travesia.screening.indexing.entries import Entry
from travesia.screening.indexing.file import write_sections
from travesia.screening.indexing.keys import document_hash, id_hash
from travesia.screening.matching.births import Born
from travesia.screening.matching.prepared import PreparedName
from travesia.screening.matching.preparing import is_light, prepare, sounds_of

#: Called with the number of entries done, now and then.
Progress = Callable[[int], None]

_STEP = 1000
_CUT, _WEAK = 1, 2
#: The upper six bits of a name's flags count the words of its surname; 0 is not known.
SURNAME, MOST_SURNAMES = 4, 63
_HEAP = 300_000_000
_SMALL_HEAP = 16_000_000

#: Entries up to this many are written with a small buffer.
_SMALL = 20_000


def write_part(
    entries: Iterable[Entry],
    path: Path,
    *,
    header: Mapping[str, Any],
    progress: Progress | None = None,
    size_hint: int = 0,
) -> str:
    """Write these entries as one file, whole or not at all; return its digest.

    `header` is kept as given, with the counts beside it. Memory grows with the number of distinct
    words and by some tens of bytes an entry; the descriptions go through a file on the disk.
    """
    with tempfile.TemporaryDirectory(prefix="travesia-index-") as folder:
        writer = _Writer(Path(folder), small=0 < size_hint <= _SMALL)
        try:
            for done, entry in enumerate(entries, start=1):
                writer.add(entry)
                if progress is not None and done % _STEP == 0:
                    progress(done)
            parts, counts = writer.finish()
        except BaseException:
            writer.give_up()
            raise
        if progress is not None:
            progress(counts["entries"])
        return write_sections(path, {**header, "counts": counts}, parts)


class _Writer:
    """Collects what the entries hold in flat columns."""

    def __init__(self, folder: Path, *, small: bool) -> None:
        self._folder = folder
        heap = _SMALL_HEAP if small else _HEAP
        self._names = _Searchable(folder / "names", ("w", "d", "j"), heap)
        self._seen: set[str] = set()
        self._id_keys = array("Q")
        self._word_ids: dict[str, int] = {}
        self._word_count = array("L")
        self._name_at, self._name_words = array("L", [0]), array("L")
        self._name_entry, self._name_flags = array("L"), array("B")
        self._birth_at, self._births = array("L", [0]), array("L")
        self._document_keys, self._document_entries = array("Q"), array("L")
        self._record_at, self._id_at = array("Q", [0]), array("Q", [0])
        self._records = (folder / "records").open("wb")
        self._ids = (folder / "ids").open("wb")
        self._heap = heap

    def add(self, entry: Entry) -> None:
        """Add one entry."""
        row = len(self._id_at) - 1
        if entry.id in self._seen:
            raise ValueError(f"the id {entry.id} stands twice")
        self._seen.add(entry.id)
        self._id_keys.append(id_hash(entry.id))
        person = prepare(entry.description)
        terms = [term for born in person.births for term in date_terms(born)]
        # An entry whose names have no letters is still found by its document.
        names = [name for name in person.names if name.words] or person.names[:1]
        for name in names:
            self._add_name(row, name, terms)
        for year, month, day in person.births:
            self._births.append(year * 10_000 + month * 100 + day)
        self._birth_at.append(len(self._births))
        for number, _state in person.documents:
            self._document_keys.append(document_hash(number))
            self._document_entries.append(row)
        self._keep(self._ids, self._id_at, entry.id.encode())
        self._keep(self._records, self._record_at, record_of(entry))

    def _add_name(self, row: int, name: PreparedName, terms: list[str]) -> None:
        words = name.words
        for word in words:
            known = self._word_ids.setdefault(word, len(self._word_ids))
            if known == len(self._word_count):
                self._word_count.append(0)
            self._word_count[known] += 1
            self._name_words.append(known)
        self._names.add(
            {"w": " ".join(words), "d": " ".join(terms), "j": " ".join(joined_terms(words))},
            len(self._name_entry),
        )
        self._name_at.append(len(self._name_words))
        self._name_entry.append(row)
        surname = min(name.surname, MOST_SURNAMES)
        self._name_flags.append(_CUT * name.cut | _WEAK * name.weak | surname * SURNAME)

    @staticmethod
    def _keep(file: BinaryIO, places: "array[int]", content: bytes) -> None:
        file.write(content)
        places.append(places[-1] + len(content))

    def give_up(self) -> None:
        """Stop writing, so that the folder can go."""
        self._records.close()
        self._ids.close()
        self._names.give_up()

    def finish(self) -> tuple[dict[str, Any], dict[str, int]]:
        """Return the sections of the file, and what was counted."""
        self._records.close()
        self._ids.close()
        words = _Searchable(self._folder / "words", ("w", "s"), self._heap)
        for word, number in self._word_ids.items():
            words.add({"w": word, "s": " ".join(sounds_of(word))}, number)
        texts = [word.encode() for word in self._word_ids]
        keys = np.array(self._document_keys, dtype="<u8")
        order = np.argsort(keys, kind="stable")
        id_keys = np.array(self._id_keys, dtype="<u8")
        id_order = np.argsort(id_keys, kind="stable")
        parts: dict[str, Any] = {
            "words": b"".join(texts),
            "word_at": np.cumsum([0, *map(len, texts)], dtype="<u4"),
            "word_count": np.array(self._word_count, dtype="<u4"),
            "name_at": np.array(self._name_at, dtype="<u4"),
            "name_words": np.array(self._name_words, dtype="<u4"),
            "name_entry": np.array(self._name_entry, dtype="<u4"),
            "name_flags": np.array(self._name_flags, dtype="|u1"),
            "birth_at": np.array(self._birth_at, dtype="<u4"),
            "births": np.array(self._births, dtype="<u4"),
            "document_keys": keys[order],
            "document_entries": np.array(self._document_entries, dtype="<u4")[order],
            "id_at": np.array(self._id_at, dtype="<u8"),
            "ids": self._folder / "ids",
            "id_keys": id_keys[id_order],
            "id_rows": id_order.astype("<u4"),
            "record_at": np.array(self._record_at, dtype="<u8"),
            "records": self._folder / "records",
        }
        for name, searchable in (("names", self._names), ("wordlist", words)):
            for file in searchable.finish():
                parts[f"{name}/{file.name}"] = file
        counts = {
            "entries": len(self._id_at) - 1,
            "names": len(self._name_entry),
            "words": len(self._word_ids),
        }
        return parts, counts


class _Searchable:
    """A tantivy index that is written by one thread, so that one list gives one index."""

    def __init__(self, folder: Path, fields: tuple[str, ...], heap: int) -> None:
        folder.mkdir()
        self._folder = folder
        builder = tantivy.SchemaBuilder()
        for field in fields:
            builder.add_text_field(
                field, stored=False, tokenizer_name="whitespace", index_option="freq"
            )
        builder.add_unsigned_field("n", stored=False, indexed=False, fast=True)
        self._writer = tantivy.Index(builder.build(), path=str(folder)).writer(
            heap_size=heap, num_threads=1
        )

    def add(self, fields: dict[str, str], number: int) -> None:
        document = tantivy.Document()
        for field, text in fields.items():
            if text:
                document.add_text(field, text)
        document.add_unsigned("n", number)
        self._writer.add_document(document)

    def give_up(self) -> None:
        """Let go of the threads that write; what they wrote is not used."""
        with suppress(ValueError):  # it had finished
            self._writer.rollback()
            self._writer.wait_merging_threads()

    def finish(self) -> list[Path]:
        """Write everything and return the files."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        return sorted(path for path in self._folder.iterdir() if not path.name.endswith(".lock"))


def date_terms(born: Born) -> list[str]:
    """Return the words a date is found by: year, month and day, year with month, the whole."""
    year, month, day = born
    terms = [f"y{year}"]
    if month:
        terms.append(f"b{year}{month:02}")
    if day:
        terms += [f"m{month:02}{day:02}", f"f{year}{month:02}{day:02}"]
    return terms


def joined_terms(words: tuple[str, ...]) -> list[str]:
    """Return the words written together: each with its neighbour, and all of them in order."""
    together = ["".join(words[place : place + 2]) for place in range(len(words) - 1)]
    together += [
        "".join(words[place : place + 3])
        for place in range(len(words) - 2)
        if is_light(words[place])
    ]
    if len(words) > 2:
        together.append("".join(words))
    return list(dict.fromkeys(together))


def record_of(entry: Entry) -> bytes:
    """Return the description of an entry as it was given, as JSON."""
    person = entry.description
    row = [
        [[name.primary, name.secondary, int(name.weak)] for name in person.names],
        [person.birth_date, *person.also_born],
        person.sex,
        person.nationality,
        [[document.number, document.issuing_state] for document in person.documents],
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
