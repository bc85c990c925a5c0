"""Make hits of the rows that were found: both sides compared, the reckoning, earlier answers."""

from collections.abc import Mapping
from dataclasses import replace

from travesia.lists.domain import (
    EarlierAnswer,
    EntryKind,
    Hit,
    ListPurpose,
    NewListEntry,
    Outcome,
)
from travesia.lists.models import EntryMark, HitAnswer, ListEntry
from travesia.lists.services.preparing import description_of
from travesia.screening import Description, Explanation, FieldComparison, Found, compare_person
from travesia.screening.messages.explaining import sentences
from travesia.vocab import LANGUAGE_CODES

Memory = Mapping[tuple[str, str], HitAnswer]

#: The name of the look-up of documents by number alone, where no index was asked.
BY_NUMBER = "document_number"


def person_hit(row: ListEntry, found: Found, query: Description, memory: Memory) -> Hit:
    """Return a person that the index found, as an officer is to see it."""
    entry = row.view().entry
    explained = found.explanation
    return _hit(
        row,
        entry,
        memory,
        comparison=compare_person(query, _as_met(entry, explained.entry_birth)),
        reason_code=found.reason,
        algorithm=found.algorithm,
        weak=_only_weak(entry, explained.entry_as_given),
        explanation=explained,
    )


def _as_met(entry: NewListEntry, birth_date: str) -> Description:
    """Return the entry with the birth date that was met first, where it has several."""
    described = description_of(entry)
    if not birth_date or birth_date == described.birth_date:
        return described
    return replace(described, birth_date=birth_date, also_born=())


def _only_weak(entry: NewListEntry, met: str) -> bool:
    """Tell whether the name that is alike is an alias of low quality."""
    written = (f"{n.primary}, {n.secondary}" if n.secondary else n.primary for n in entry.names)
    return any(name.weak for name, text in zip(entry.names, written, strict=True) if text == met)


def document_hit(mark: EntryMark, query: Description, memory: Memory) -> Hit:
    """Return a document that is listed itself, as an officer is to see it."""
    entry = mark.entry.view().entry
    return _hit(
        mark.entry,
        entry,
        memory,
        comparison=compare_person(query, description_of(entry)),
        reason_code="same_document",
        algorithm=BY_NUMBER,
    )


def _hit(  # what every hit has
    row: ListEntry,
    entry: NewListEntry,
    memory: Memory,
    *,
    comparison: tuple[FieldComparison, ...],
    reason_code: str,
    algorithm: str,
    weak: bool = False,
    explanation: Explanation | None = None,
) -> Hit:
    age = row.version.age()
    return Hit(
        entry_id=row.id,
        list_key=age.key,
        list_label=age.label,
        list_version=age.version,
        entry_number=entry.number,
        purpose_code=ListPurpose(entry.purpose_code),
        instruction=entry.instruction,
        review_due=entry.review_due,
        comparison=comparison,
        reason_code=reason_code,
        algorithm=algorithm,
        earlier_answer=earlier_of(memory.get((age.key, entry.number)), row.identity),
        kind=EntryKind(entry.kind),
        edition=age.edition,
        reference=entry.reference,
        nationalities=entry.nationalities,
        countries=entry.countries,
        weak=weak,
        explanation=explanation.as_json() if explanation else {},
        sentences={language: sentences(explanation, language) for language in LANGUAGE_CODES}
        if explanation
        else {},
    )


def earlier_of(row: HitAnswer | None, identity: str) -> EarlierAnswer | None:
    """Return what was answered before, beside an entry whose identity now is this one."""
    if row is None:
        return None
    return EarlierAnswer(
        outcome=Outcome(row.outcome),
        answered_at=row.answered_at,
        entry_changed=row.identity != identity,
        confirmed=bool(row.confirmed_by),
    )
