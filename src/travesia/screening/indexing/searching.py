"""Search a list: candidates from every part of it, scored one by one, the best explained."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from travesia.screening.comparing import compare_person
from travesia.screening.indexing.candidates import (
    remember_commonest,
    sharing_a_word,
)
from travesia.screening.indexing.entries import Entry
from travesia.screening.indexing.file import Sections, rewrite_header
from travesia.screening.indexing.found import Found
from travesia.screening.indexing.part import Part, hidden_rows, laid_out_again, part_of
from travesia.screening.indexing.passing import MayAsk, holders_of, may_ask, places_of
from travesia.screening.indexing.writing import Progress, write_part
from travesia.screening.matching.births import KINDS_OF_DATES
from travesia.screening.matching.bounding import bounds_of
from travesia.screening.matching.comparison import (
    TAKEN_TOGETHER,
    as_given,
    floors_of,
    reason_of,
    thresholds_of,
)
from travesia.screening.matching.explanation import (
    Frame,
    ListLabel,
    Threshold,
    explain,
)
from travesia.screening.matching.features import Setting
from travesia.screening.matching.model import CURRENT, Model, model
from travesia.screening.matching.prepared import PreparedPerson
from travesia.screening.matching.preparing import (
    NORMALISER,
    prepare,
    prepare_name,
    setting_of,
)
from travesia.screening.matching.scoring import Scored, score_pair, with_documents
from travesia.screening.values import Description, Name

#: Longer lists of hits are not read.
MOST_FOUND = 50

#: Words that are looked up beforehand: of a list of a million, five in six of travellers' words.
COMMONEST = 2_048


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a scored entry lies."""

    part: Part
    row: int
    id: str
    setting: Setting


class ScreeningIndex:
    """A list version ready to be asked: one file, and what was added and removed since."""

    def __init__(
        self,
        parts: tuple[Part, ...],
        *,
        removed: frozenset[str] = frozenset(),
        algorithm: str = CURRENT,
    ) -> None:
        """Take open parts, the latest last; an id in a later part hides it in the earlier ones."""
        self._parts = parts
        self._removed = removed
        self._model: Model = model(algorithm)
        base = parts[0]
        # Words are as rare as they are on the whole list, also for the few entries added since.
        reading = self._model.reading
        self._setting = setting_of(base.rarity, base.known, base.scarcity, reading=reading)
        self._hidden = hidden_rows(parts, removed)
        self._bounds = bounds_of(self._model)

    @property
    def algorithm(self) -> str:
        """The name of the matcher."""
        return self._model.name

    @property
    def weights(self) -> str:
        """The digest of the weights in use."""
        return self._model.digest

    @property
    def header(self) -> Mapping[str, Any]:
        """What was written about the list: source, version, counts, calibration."""
        return self._parts[0].header

    @property
    def label(self) -> ListLabel:
        """The list and its version."""
        header = self.header
        return ListLabel(
            str(header.get("source", "")),
            str(header.get("version", "")),
            str(header.get("built_at", "")),
        )

    def __len__(self) -> int:
        """Count the entries that can be found."""
        hidden = sum(len(rows) for rows in self._hidden)
        return sum(map(len, self._parts)) - hidden

    def __contains__(self, one: str) -> bool:
        """Tell whether an entry of this id can be found."""
        pairs = zip(self._parts, self._hidden, strict=True)
        rows = ((part.row_of(one), hidden) for part, hidden in pairs)
        return any(row is not None and row not in hidden for row, hidden in rows)

    def search(
        self,
        query: Description,
        *,
        limit: int = 10,
        threshold: float | None = None,
        hits_only: bool = False,
        between: Callable[[], object] | None = None,
    ) -> tuple[Found, ...]:
        """Return at most `limit` entries, best first, each with its whole explanation.

        Who holds a listed document comes first, whatever the names say, and is lifted to the
        threshold and to the best score of the others by a contribution of that name. Entries below
        the threshold are among them with the decision `no_hit`, unless `hits_only`. `threshold` is
        used in place of the one of the list. `between` is called before each entry is scored, and
        what it raises ends the search: so somebody who waits can say until when.
        """
        prepared = prepare(query)
        worth = self._may_ask(prepared, threshold) if hits_only else None
        ranked = self._ranked(prepared, between, worth)
        if hits_only:
            ranked = [pair for pair in ranked if self._asks(pair[0], threshold)]
        others = (scored.log_odds for scored, _place in ranked if not scored.same_document)
        best_other = next(others, None)
        return tuple(
            self._found(
                query, _whole(prepared, scored, place, self._model), place, threshold, best_other
            )
            for scored, place in ranked[: max(0, min(limit, MOST_FOUND))]
        )

    def warm(self, between: Callable[[], object] = lambda: None) -> None:
        """Look up beforehand what many questions need; `between` lets others get their turn."""
        remember_commonest(self._parts[0], COMMONEST, between)

    def count_hits(self, query: Description, *, threshold: float | None = None) -> int:
        """Count the entries that a person would be asked about; `search` may show fewer."""
        prepared = prepare(query)
        ranked = self._ranked(prepared, worth=self._may_ask(prepared, threshold))
        return sum(self._asks(scored, threshold) for scored, _place in ranked)

    def _asks(self, scored: Scored, threshold: float | None) -> bool:
        if scored.same_document:
            return True
        least = self.threshold(scored.dates, value=threshold).value
        return scored.shares_a_word and scored.score >= least

    def _may_ask(self, query: PreparedPerson, threshold: float | None) -> MayAsk:
        least = {kind: self.threshold(kind, value=threshold).value for kind in KINDS_OF_DATES}
        return may_ask(query, self._bounds, self._setting.rarity, least)

    def best_scores(self, query: Description, *, without: Collection[int] = ()) -> dict[str, float]:
        """Return the best score of any entry that shares a word, by what is known of both dates.

        `without` are numbers of entries of the file, from 0, that are passed over.
        """
        best: dict[str, float] = {}
        for scored, place in self._ranked(prepare(query)):
            passed = place.row in without and place.part is self._parts[0]
            if scored.shares_a_word and not passed:
                best.setdefault(scored.dates, scored.score)
        return best

    def evidence(self, query: Description) -> list[tuple[str, tuple[float, ...]]]:
        """Return ids with their numbers in the order of `model.TERMS`, best first: for fitting."""
        prepared = prepare(query)
        return [
            (place.id, _whole(prepared, scored, place, self._model).values)
            for scored, place in self._ranked(prepared)
        ]

    def floors(self) -> dict[str, float]:
        """Return the lowest thresholds there may be, whatever the alarm budget of a list allows."""
        return floors_of(self._model)

    def description(self, row: int) -> Description:
        """Return an entry of the file as it was given, by its number from 0."""
        return self._parts[0].description(row)

    def sharing_a_word(self, name: Name) -> tuple[int, ...]:
        """Return the numbers of some entries of the file that share a word with a name."""
        part = self._parts[0]
        rows = sharing_a_word(part, prepare_name(name).words)
        return tuple(part.entry_of(row) for row in rows)

    def candidates(self, query: Description) -> tuple[str, ...]:
        """Return the ids of all entries that are scored for a query."""
        prepared = prepare(query)
        return tuple(
            dict.fromkeys(
                part.id_of(row)
                for part, row, _name in places_of(self._parts, self._hidden, prepared)
            )
        )

    def with_delta(
        self,
        added: Iterable[Entry] = (),
        removed: Iterable[str] = (),
        *,
        version: str = "",
        built_at: str = "",
    ) -> "ScreeningIndex":
        """Return the list with these entries added and those taken out; this one stays as it is.

        An added entry whose id is known replaces the one before. `version` and `built_at` are what
        explanations of the added entries say; without a version it is that of the file with `+1`,
        `+2` … for each delta.
        """
        entries = tuple(added)
        gone = (self._removed | frozenset(removed)) - {entry.id for entry in entries}
        parts = self._parts
        if entries:
            named = version or f"{self.label.version}+{len(parts)}"
            parts = (*parts, part_of(entries, version=named, built_at=built_at))
        return ScreeningIndex(parts, removed=gone, algorithm=self._model.name)

    def _ranked(
        self,
        query: PreparedPerson,
        between: Callable[[], object] | None = None,
        worth: MayAsk | None = None,
    ) -> list[tuple[Scored, _Place]]:
        """Score every candidate and keep each entry's best name, the best first, ties by id.

        Who holds the same document comes before everybody. Documents are read only where they can
        change the score: of who holds one like it. What is not `worth` it is left out.
        """
        best: dict[str, tuple[Scored, _Place]] = {}
        holders = holders_of(self._parts, query, self._model)
        for part, row, name_row in places_of(self._parts, self._hidden, query):
            if between is not None:
                between()
            holds = holders is None or (part, row) in holders
            if worth and not holds and not worth(part, row, name_row):
                continue
            place = _Place(part, row, part.id_of(row), self._setting)
            entry = part.prepared(row, name_row)
            if holds:
                entry = replace(entry, documents=part.documents(row))
            scored = score_pair(query, entry, setting=place.setting, model=self._model)
            known = best.get(place.id)
            if known is None or scored.log_odds > known[0].log_odds:
                best[place.id] = (scored, place)
        return sorted(
            best.values(),
            key=lambda pair: (not pair[0].same_document, -pair[0].log_odds, pair[1].id),
        )

    def _found(
        self,
        query: Description,
        scored: Scored,
        place: _Place,
        threshold: float | None,
        best_other: float | None,
    ) -> Found:
        entry = place.part.description(place.row)
        reason = TAKEN_TOGETHER
        if self._asks(scored, threshold):
            reason = reason_of(compare_person(query, entry), scored)
        frame = Frame(
            query_as_given=as_given(query, scored.name.query),
            entry_as_given=as_given(entry, scored.name.entry),
            listed=self._label_of(place.part),
            threshold=self.threshold(scored.dates, value=threshold),
            reason=reason,
            best_other=best_other,
        )
        explanation = explain(scored, frame, setting=place.setting, model=self._model)
        return Found(
            id=place.id,
            query=query,
            entry=entry,
            reason=frame.reason,
            algorithm=self._model.name,
            score=explanation.score,
            decision=explanation.decision,
            explanation=explanation,
        )

    def threshold(self, kind: str = "with_date", *, value: float | None = None) -> Threshold:
        """Return the threshold in force where so much is known of two birth dates."""
        return thresholds_of(self.header, self._model, kind=kind, value=value)

    def _label_of(self, part: Part) -> ListLabel:
        """Return the list and the version an entry came with: of a delta, its own."""
        if part is self._parts[0]:
            return self.label
        own = part.header
        return ListLabel(self.label.source, str(own["version"]), str(own["built_at"]))


def _whole(query: PreparedPerson, scored: Scored, place: _Place, model_: Model) -> Scored:
    """Return the same comparison with the documents of the entry, which may not be read yet."""
    if not query.documents or scored.document[0] != "missing":
        return scored
    held = place.part.documents(place.row)
    return with_documents(scored, query.documents, held, model=model_)


def write_index(
    entries: Iterable[Entry],
    path: Path,
    *,
    source: str,
    version: str,
    built_at: str,
    progress: Progress | None = None,
) -> str:
    """Write the index of a list version as one file, whole or not at all; return its SHA-256.

    `built_at` is the moment in ISO 8601, given by the caller. Raises ValueError for an id that
    stands twice.
    """
    header = {
        "source": source,
        "version": version,
        "built_at": built_at,
        "algorithm": CURRENT,
        "normaliser": NORMALISER,
    }
    return write_part(entries, path, header=header, progress=progress)


def open_index(
    path: Path | str, *, verify: bool = True, algorithm: str = CURRENT
) -> ScreeningIndex:
    """Open an index for searching; raises IndexFileError for anything that is not a whole one."""
    part = Part(Path(path), verify=verify)
    return ScreeningIndex((part,), algorithm=algorithm)


def set_thresholds(path: Path | str, calibration: Mapping[str, Any]) -> str:
    """Write the calibration of a list into its index, whole or not at all; return the SHA-256.

    The parts laid out beside the file hold the same as before and go on under the new digest.
    """
    path = Path(path)
    before = Sections(path, verify=False).digest
    after = rewrite_header(path, {"calibration": dict(calibration)})
    laid_out_again(path, before, after)
    return after


def build_index(entries: Iterable[Entry]) -> ScreeningIndex:
    """Make a list ready to be asked in one go, for lists that need no file of their own."""
    return ScreeningIndex((part_of(tuple(entries)),))
