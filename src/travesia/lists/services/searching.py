"""Ask the lists about a traveller: entries to compare, and how old the lists are."""

from collections.abc import Mapping

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists.domain import (
    MOST_HITS,
    EarlierAnswer,
    Hit,
    ListPurpose,
    ListQuery,
    Outcome,
    SearchResult,
)
from travesia.lists.models import HitAnswer
from travesia.lists.selectors import entry_subject, latest_answers, require
from travesia.lists.services.ready import ReadyEntry, ready
from travesia.screening import Description, DocumentNumber, Found, Name, name_key

Memory = Mapping[tuple[str, str], HitAnswer]


def search(
    *,
    actor: Actor,
    query: ListQuery,
    purpose: Purpose,
    scope: Scope | None = None,
    limit: int = MOST_HITS,
) -> SearchResult:
    """Return at most `limit` (never over five) entries to compare, most urgent first.

    When entries are shown, the look is written down. The result names every list asked with its
    version, also when there is nothing to compare. An earlier answer stands beside its entry and
    hides nothing. Raises AccessDeniedError.
    """
    require(actor=actor, permission="lists.search", purpose=purpose, scope=scope)
    lists = ready()
    found = lists.index.search(_description(query), limit=min(limit, MOST_HITS), hits_only=True)
    pairs = [(lists.entries[one.id], one) for one in found]
    memory = _memory(query, [entry for entry, _found in pairs])
    hits = tuple(_hit(entry, one, memory) for entry, one in pairs)
    if hits:
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=tuple(entry_subject(hit.entry_id) for hit in hits),
            fields=("comparison", "instruction"),
            results=len(hits),
            query=_asked(query),
        )
    return SearchResult(
        hits=hits,
        lists=lists.ages,
        basis={age.key: str(age.version) for age in lists.ages},
        algorithm=lists.index.algorithm,
    )


def _asked(query: ListQuery) -> dict[str, str]:
    """Return what was asked; the journal keeps a keyed fingerprint of it and nothing else."""
    return {
        "name": name_key(query.primary, query.secondary),
        "birth_date": query.birth_date,
        "document": f"{query.issuing_state}:{query.document_number}",
    }


def _description(query: ListQuery) -> Description:
    documents = (DocumentNumber(query.document_number, query.issuing_state),)
    return Description(
        names=(Name(query.primary, query.secondary),),
        birth_date=query.birth_date,
        sex=query.sex,
        nationality=query.nationality,
        documents=documents if query.document_number.strip() else (),
    )


def _memory(query: ListQuery, entries: list[ReadyEntry]) -> Memory:
    if query.person_id is None or not entries:
        return {}
    keys = [(entry.age.key, entry.number) for entry in entries]
    now = clock.now()
    answers = latest_answers(person_id=query.person_id, keys=keys)
    return {key: row for key, row in answers.items() if row.kept_until > now}


def _hit(entry: ReadyEntry, found: Found, memory: Memory) -> Hit:
    return Hit(
        entry_id=entry.id,
        list_key=entry.age.key,
        list_label=entry.age.label,
        list_version=entry.age.version,
        entry_number=entry.number,
        purpose_code=ListPurpose(entry.purpose_code),
        instruction=entry.instruction,
        review_due=entry.review_due,
        comparison=found.comparison,
        reason_code=found.reason,
        algorithm=found.algorithm,
        earlier_answer=_earlier(memory.get((entry.age.key, entry.number)), entry.identity),
    )


def _earlier(row: HitAnswer | None, identity: str) -> EarlierAnswer | None:
    if row is None:
        return None
    return EarlierAnswer(
        outcome=Outcome(row.outcome),
        answered_at=row.answered_at,
        entry_changed=row.identity != identity,
        confirmed=bool(row.confirmed_by),
    )
