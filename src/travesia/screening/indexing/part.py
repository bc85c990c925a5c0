"""One open index file: its words, its entries, and the rows that a query brings up."""

import glob
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from travesia.screening.indexing.entries import Entry
from travesia.screening.indexing.file import IndexFileError, Sections
from travesia.screening.indexing.keys import id_hash
from travesia.screening.indexing.writing import SURNAME, write_part
from travesia.screening.matching.births import Born
from travesia.screening.matching.prepared import PreparedName, PreparedPerson
from travesia.screening.matching.preparing import NORMALISER, prepared_documents
from travesia.screening.matching.rarity import (
    ESTABLISHED,
    generally_known,
    rarity_in,
    scarcity_in,
)
from travesia.screening.values import Description, DocumentNumber, Name

_CUT, _WEAK = 1, 2

#: Seconds for which a laid-out file of an earlier version is left alone.
_STILL_NEW = 600


class Part:
    """The entries of one file, mapped into memory; only what is asked for is read."""

    def __init__(self, path: Path, *, verify: bool = True) -> None:
        """Open a file; raises IndexFileError.

        Names folded by other rules than this program's are refused: a query would not meet them.
        """
        self._sections = Sections(path, verify=verify)
        self.header: Mapping[str, Any] = self._sections.header
        try:
            self._map_columns()
        except (KeyError, ValueError, TypeError) as error:
            raise IndexFileError("index.half_written", f"{path.name} lacks a section.") from error
        if (found := self.header.get("normaliser")) != NORMALISER:
            raise IndexFileError(
                "index.other_version",
                f"{path.name} was folded by {found}; this program folds by {NORMALISER}.",
            )
        self._unpack(path)
        self.word = lru_cache(maxsize=1 << 17)(self._word)
        # Return an entry as it was given, by its row; what was just shown is asked for again.
        self.description = lru_cache(maxsize=1 << 8)(self._description)
        # Travellers share most of their words; what answers one is looked up once.
        self.answers: dict[tuple[str, bool], tuple[tuple[str, float], ...]] = {}
        self.terms: dict[tuple[str, float], tuple[tantivy.Occur, tantivy.Query]] = {}
        self.rarity = lru_cache(maxsize=1 << 17)(self._rarity)
        self.scarcity = lru_cache(maxsize=1 << 17)(self._scarcity)
        self.known = lru_cache(maxsize=1 << 17)(self._known)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._id_at) - 1

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return self._sections.digest

    def ids(self) -> Iterator[str]:
        """Give the ids of the entries in the order they were written."""
        return (self.id_of(row) for row in range(len(self)))

    def id_of(self, row: int) -> str:
        """Return the caller's id of an entry."""
        return bytes(self._ids[self._id_at[row] : self._id_at[row + 1]]).decode()

    def row_of(self, one: str) -> int | None:
        """Return the row of an id; None when there is none."""
        key = np.uint64(id_hash(one))
        start = int(np.searchsorted(self._id_keys, key, side="left"))
        end = int(np.searchsorted(self._id_keys, key, side="right"))
        rows = (int(row) for row in self._id_rows[start:end])
        return next((row for row in rows if self.id_of(row) == one), None)

    def keep(self, folder: "tempfile.TemporaryDirectory[str]") -> None:
        """Hold on to the folder the file lies in for as long as this part is used."""
        self._folder = folder

    def entry_of(self, name_row: int) -> int:
        """Return the entry a name belongs to."""
        return int(self.name_entry[name_row])

    def _description(self, row: int) -> Description:
        names, births, sex, nationality, documents = json.loads(
            bytes(self._records[self._record_at[row] : self._record_at[row + 1]])
        )
        return Description(
            names=tuple(Name(first, second, bool(weak)) for first, second, weak in names),
            birth_date=births[0],
            sex=sex,
            nationality=nationality,
            documents=tuple(DocumentNumber(number, state) for number, state in documents),
            also_born=tuple(births[1:]),
        )

    def prepared(self, row: int, name_row: int) -> PreparedPerson:
        """Return an entry ready to be scored by one of its names; its documents are not read."""
        flags = int(self._name_flags[name_row])
        name = PreparedName(
            self.words_of(name_row),
            cut=bool(flags & _CUT),
            weak=bool(flags & _WEAK),
            surname=flags // SURNAME,
        )
        return PreparedPerson((name,), self.births(row))

    def documents(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return the documents of an entry ready to be compared: number and issuer."""
        return prepared_documents(self.description(row).documents)

    def words_of(self, name_row: int) -> tuple[str, ...]:
        """Return the folded words of a name."""
        start, end = self._name_at[name_row], self._name_at[name_row + 1]
        return tuple(map(self.word, self._name_words[start:end].tolist()))

    def births(self, row: int) -> tuple[Born, ...]:
        """Return the birth dates of an entry."""
        start, end = self._birth_at[row], self._birth_at[row + 1]
        return tuple(
            (born // 10_000, born // 100 % 100, born % 100)
            for born in self._births[start:end].tolist()
        )

    def with_document(self, key: int) -> list[int]:
        """Return the entries that hold a document with this hash."""
        start = np.searchsorted(self._document_keys, np.uint64(key), side="left")
        end = np.searchsorted(self._document_keys, np.uint64(key), side="right")
        return [int(row) for row in self._document_entries[start:end]]

    def name_rows(self, row: int) -> range:
        """Return the names of an entry; they stand together."""
        start = int(np.searchsorted(self.name_entry, row, side="left"))
        end = int(np.searchsorted(self.name_entry, row, side="right"))
        return range(start, end)

    def _map_columns(self) -> None:
        array, raw = self._sections.array, self._sections.raw
        self._words, self._word_at = raw("words"), array("word_at")
        self._word_count = array("word_count")
        self._name_at, self._name_words = array("name_at"), array("name_words")
        self.name_entry, self._name_flags = array("name_entry"), array("name_flags")
        self._birth_at, self._births = array("birth_at"), array("births")
        self._document_keys = array("document_keys")
        self._document_entries = array("document_entries")
        self._id_at, self._ids = array("id_at"), raw("ids")
        self._id_keys, self._id_rows = array("id_keys"), array("id_rows")
        self._record_at, self._records = array("record_at"), raw("records")
        self._names_count = int(self.header["counts"]["names"])

    def _unpack(self, path: Path) -> None:
        """Lay the searchable parts out as files, which is how tantivy maps them.

        They go beside the index under its digest, where all processes share them, or into a
        temporary folder where nothing may be written.
        """
        place = path.with_name(f".{path.name}.{self.digest[:16]}")
        if not self._laid_out(place):
            place = self._lay_out(place)
        try:
            self.names = tantivy.Index.open(str(place / "names"))
            self.wordlist = tantivy.Index.open(str(place / "wordlist"))
            self.name_searcher = self.names.searcher()
            self.word_searcher = self.wordlist.searcher()
        except ValueError as error:
            raise IndexFileError("index.half_written", f"{path.name}: {error}.") from error

    def _laid_out(self, place: Path) -> bool:
        """Tell whether every file lies there in its full length; a part of one is cleared away."""
        if not place.is_dir():
            return False
        files = (name for name in self._sections.names() if "/" in name)
        try:
            if all(
                (place / name).stat().st_size == len(self._sections.raw(name)) for name in files
            ):
                return True
        except OSError:
            pass  # a file is missing
        shutil.rmtree(place, ignore_errors=True)
        return False

    def _lay_out(self, place: Path) -> Path:
        try:
            folder = Path(tempfile.mkdtemp(dir=place.parent, prefix=f"{place.name}."))
        except OSError:
            self._temporary = tempfile.TemporaryDirectory(prefix="travesia-index-")
            folder = place = Path(self._temporary.name)
        for name in self._sections.names():
            kind, _slash, file = name.partition("/")
            if file:
                (folder / kind).mkdir(exist_ok=True)
                with (folder / kind / file).open("wb") as target:
                    target.write(self._sections.raw(name))
        if folder == place:
            return folder
        try:
            folder.rename(place)
        except OSError:  # another process was first
            shutil.rmtree(folder, ignore_errors=True)
        _clear_earlier(place, self.digest[:16])
        return place

    def _word(self, number: int) -> str:
        return bytes(self._words[self._word_at[number] : self._word_at[number + 1]]).decode()

    def words_found(self, query: tantivy.Query, limit: int) -> list[str]:
        """Return the words of the list that a query on its word list brings up."""
        hits = self.word_searcher.search(query, limit, count=False).hits
        if not hits:
            return []
        numbers = self.word_searcher.fast_field_values("n", [place for _score, place in hits])
        return [self.word(_whole(number)) for number in numbers]

    def names_found(self, query: tantivy.Query, limit: int) -> list[tuple[float, int]]:
        """Return the names that a query brings up, with what they weigh in it."""
        hits = self.name_searcher.search(query, limit, count=False).hits
        if not hits:
            return []
        rows = self.name_searcher.fast_field_values("n", [place for _score, place in hits])
        return [(score, _whole(row)) for (score, _place), row in zip(hits, rows, strict=True)]

    def commonest(self, count: int) -> list[str]:
        """Return the words that most names of the list bear, the commonest first."""
        borne = np.asarray(self._word_count)
        some = np.argsort(borne, kind="stable")[::-1][:count]
        return [self.word(int(number)) for number in some]

    def count_of(self, word: str) -> int:
        """Count how often a word stands in the names of the list."""
        return int(self.name_searcher.doc_freq("w", word))

    def _rarity(self, word: str) -> float:
        return rarity_in(self.count_of(word), self._names_count, word)

    def _scarcity(self, word: str) -> float:
        return scarcity_in(self.count_of(word), self._names_count, word)

    def _known(self, word: str) -> bool:
        return generally_known(word) or self.count_of(word) >= ESTABLISHED


def part_of(entries: tuple[Entry, ...], *, version: str = "", built_at: str = "") -> Part:
    """Write entries into a temporary file and map it; the space goes when the part does."""
    folder = tempfile.TemporaryDirectory(prefix="travesia-index-")
    path = Path(folder.name) / "part"
    header = {"source": "", "version": version, "built_at": built_at, "normaliser": NORMALISER}
    write_part(entries, path, header=header, size_hint=len(entries))
    part = Part(path)
    part.keep(folder)
    return part


def hidden_rows(parts: tuple[Part, ...], removed: frozenset[str]) -> tuple[frozenset[int], ...]:
    """Return the rows of each part that a later part replaces or that were removed."""
    gone = set(removed)
    hidden: list[frozenset[int]] = []
    for part in reversed(parts):
        rows = (part.row_of(one) for one in gone)
        hidden.append(frozenset(row for row in rows if row is not None))
        if part is not parts[0]:
            gone.update(part.ids())
    return tuple(reversed(hidden))


def laid_out_again(path: Path, before: str, after: str) -> None:
    """Give what a file was laid out as the name of the same file with another header.

    Whoever has it open goes on undisturbed. Where it is in the way of nothing it is left alone.
    """
    old, new = (path.with_name(f".{path.name}.{digest[:16]}") for digest in (before, after))
    if before == after or not old.is_dir():
        return
    try:
        old.rename(new)
    except OSError:  # somebody opened the new file first
        shutil.rmtree(old, ignore_errors=True)


def _clear_earlier(place: Path, digest: str) -> None:
    """Remove what earlier files of this name were laid out as, unless it is quite new.

    A process that still searches one of them has its files mapped and goes on undisturbed.
    """
    name = place.name.removesuffix(digest)
    ours = re.compile(re.escape(name) + r"[0-9a-f]{16}(\..*)?")
    for folder in place.parent.glob(f"{glob.escape(name)}*"):
        if not ours.fullmatch(folder.name):
            continue
        try:
            old = place.stat().st_mtime - folder.stat().st_mtime > _STILL_NEW
        except OSError:  # somebody else cleared it away
            continue
        if old and folder != place:
            shutil.rmtree(folder, ignore_errors=True)


def _whole(value: object) -> int:
    """Return what a fast field holds: all of ours are whole numbers and none is empty."""
    if not isinstance(value, int):
        raise IndexFileError("index.half_written", "An entry of the index has no number.")
    return value
