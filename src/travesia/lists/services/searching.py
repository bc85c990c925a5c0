"""Ask the lists about a traveller: entries to compare, and how old the lists are.

The names are looked for in the indexes, which are files and take the time (`begin_search`); then
the rows of what was found are read and the look is written (`search`). Who writes what was found
into a transaction of their own begins before it, so that no index is searched while others wait
for the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists.domain import (
    MOST_HITS,
    Deadline,
    Hit,
    ListAge,
    ListQuery,
    OutOfTimeError,
    SearchResult,
)
from travesia.lists.models import EntryMark, ListEntry
from travesia.lists.selectors.answering import entries_to_show, latest_answers, marked_entries
from travesia.lists.selectors.catalogue import never_loaded, versions_in_force
from travesia.lists.selectors.rows import entry_subject, require
from travesia.lists.services.ready import OpenList, Ready, ready
from travesia.lists.services.showing import Memory, document_hit, person_hit
from travesia.places import selectors as places
from travesia.screening import (
    Description,
    DocumentNumber,
    Found,
    Name,
    name_key,
)
from travesia.screening.document_relation import issuer

#: How many a list is asked for: some may have expired, and the best of all lists are shown.
_ASKED_FOR = 20


@dataclass(frozen=True, slots=True)
class SearchBegun:
    """What the indexes found, and of which versions; nothing is read, shown or written yet."""

    query: ListQuery
    """What was asked, without the person."""
    in_force: tuple[tuple[UUID, ListAge], ...]
    """The versions that were in force when the indexes were asked."""
    lists: Ready
    found: tuple[tuple[Found, ...], ...]
    late: tuple[ListAge, ...]

    def answers(self, query: ListQuery) -> bool:
        """Tell whether this was asked, of the versions in force now."""
        asked = replace(query, person_id=None) == self.query
        return asked and self.in_force == versions_in_force()


def begin_search(
    *,
    actor: Actor,
    query: ListQuery,
    purpose: Purpose,
    scope: Scope | None = None,
    deadline: Deadline | None = None,
) -> SearchBegun:
    """Look for the traveller in the indexes of the lists, for `search` to go on with.

    Nothing is written and nobody is shown anything. It may take until the deadline
    (`settings.QUESTION_SECONDS` unless given), so it is called outside a transaction. Raises
    AccessDeniedError.
    """
    require(actor=actor, permission="lists.search", purpose=purpose, scope=scope)
    deadline = deadline or Deadline(settings.QUESTION_SECONDS)
    in_force = versions_in_force()
    lists = ready(deadline, in_force)
    found, late = _ask(lists.lists, _description(query), deadline)
    return SearchBegun(replace(query, person_id=None), in_force, lists, tuple(found), late)


def search(
    *,
    actor: Actor,
    query: ListQuery,
    purpose: Purpose,
    scope: Scope | None = None,
    limit: int = MOST_HITS,
    deadline: Deadline | None = None,
    begun: SearchBegun | None = None,
) -> SearchResult:
    """Return at most `limit` (never over five) entries to compare, most urgent first.

    How many more are alike is said (`more`). When entries are shown, the look is written down. The
    result names every list asked with its version, also when there is nothing to compare, and those
    that could not be asked, were not through by the deadline (`settings.QUESTION_SECONDS` unless
    given) or were never loaded. An earlier answer stands beside its entry and hides nothing.

    `begun` is what the indexes said a moment ago (`begin_search`). Where another version came into
    force since, or something else was asked, the indexes are asked anew: what is shown is always of
    the versions that the result names. Raises AccessDeniedError.
    """
    require(actor=actor, permission="lists.search", purpose=purpose, scope=scope)
    if begun is None or not begun.answers(query):
        begun = begin_search(
            actor=actor, query=query, purpose=purpose, scope=scope, deadline=deadline
        )
    lists, late = begun.lists, begun.late
    answered = tuple(one for one in lists.lists if one.age not in late)
    alike, at_least = _hits(begun.found, query, _description(query))
    hits = alike[: min(limit, MOST_HITS)]
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
        lists=tuple(one.age for one in answered),
        basis={one.age.key: one.age.edition for one in answered},
        algorithm=lists.lists[0].index.algorithm if lists.lists else "",
        not_asked=lists.not_asked,
        late=(*lists.late, *late),
        never_loaded=never_loaded(),
        more=len(alike) - len(hits),
        more_at_least=at_least and len(alike) > len(hits),
    )


def _ask(
    lists: Iterable[OpenList], described: Description, deadline: Deadline
) -> tuple[list[tuple[Found, ...]], tuple[ListAge, ...]]:
    """Return what each list found, and the lists that were not through in time.

    A list that was through a little late has answered: what it found is not thrown away.
    """
    found, late = [], []
    for listed in lists:
        try:
            deadline.check()
            found.append(
                listed.index.search(
                    described, limit=_ASKED_FOR, hits_only=True, between=deadline.check
                )
            )
        except OutOfTimeError:
            late.append(listed.age)
    return found, tuple(late)


def _hits(
    by_list: tuple[tuple[Found, ...], ...], query: ListQuery, described: Description
) -> tuple[tuple[Hit, ...], bool]:
    """Return documents and persons of all lists by urgency, and whether there may be more."""
    today = query.on or places.today_in(settings.COUNTRY)
    marks = marked_entries("document", query.document_number, today=today)
    marks = tuple(mark for mark in marks if not _other_issuer(mark, query))
    found = [one for some in by_list for one in some]
    rows = entries_to_show([UUID(one.id) for one in found], today=today)
    pairs = [(rows[UUID(one.id)], one) for one in found if UUID(one.id) in rows]
    memory = _memory(query, [*(mark.entry for mark in marks), *(row for row, _one in pairs)])
    scored = [(document_hit(mark, described, memory), 1.0) for mark in marks]
    scored += [(person_hit(row, one, described, memory), one.score) for row, one in pairs]
    scored.sort(key=lambda pair: _urgency(*pair))
    at_least = any(len(some) >= _ASKED_FOR for some in by_list)
    return tuple(hit for hit, _score in scored), at_least


def _urgency(hit: Hit, score: float) -> tuple[object, ...]:
    """Order hits: aliases of low quality last, before them by what the owner asks for.

    Of one purpose the same document comes first, then the most alike.
    """
    return (
        hit.weak,
        hit.purpose_code.urgency,
        hit.reason_code != "same_document",
        -score,
        hit.list_key,
        hit.entry_number,
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


def _memory(query: ListQuery, entries: list[ListEntry]) -> Memory:
    if query.person_id is None or not entries:
        return {}
    keys = [(entry.version.source.key, entry.number) for entry in entries]
    now = clock.now()
    answers = latest_answers(person_id=query.person_id, keys=keys)
    return {key: row for key, row in answers.items() if row.kept_until > now}


def _other_issuer(mark: EntryMark, query: ListQuery) -> bool:
    """Tell whether the number is another State's: equal numbers are common between States."""
    asked, listed = query.issuing_state.strip().upper().rstrip("<"), mark.state
    return bool(asked and listed) and issuer(asked) != issuer(listed)
