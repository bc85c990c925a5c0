"""Look a number up: a document reported lost or stolen, a plate, a chassis or ship number."""

from datetime import date

from django.conf import settings

from travesia.access.domain import Actor, Purpose, Scope
from travesia.journal import services as journal
from travesia.lists.domain import EntryKind, ListPurpose, MarkHit
from travesia.lists.models import EntryMark
from travesia.lists.selectors.answering import marked_entries
from travesia.lists.selectors.rows import entry_subject, require
from travesia.places import selectors as places
from travesia.screening.document_relation import issuer


def find_marked(
    *,
    actor: Actor,
    scheme: str,
    value: str,
    state: str = "",
    purpose: Purpose,
    scope: Scope | None = None,
    on: date | None = None,
) -> tuple[MarkHit, ...]:
    """Return the entries in force that bear this number, those of the State asked for first.

    `scheme` is one of `domain.SCHEMES`. Entries of other States are among them, told by
    `same_state`, since plates and numbers repeat. `on` is the day it is where the question is
    asked, on which entries begin and end; that of the node's country unless given. When entries are
    shown, the look is written down. Raises AccessDeniedError.
    """
    require(actor=actor, permission="lists.search", purpose=purpose, scope=scope)
    marks = marked_entries(scheme, value, today=on or places.today_in(settings.COUNTRY))
    hits = [_hit(mark, value, state) for mark in marks]
    hits.sort(key=lambda hit: (not hit.same_state, not hit.as_written))
    if hits:
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=tuple(entry_subject(hit.entry_id) for hit in hits),
            fields=("instruction",),
            results=len(hits),
            query={scheme: f"{state}:{value}"},
        )
    return tuple(hits)


def _hit(mark: EntryMark, asked: str, state: str) -> MarkHit:
    row = mark.entry
    age = row.version.age()
    return MarkHit(
        entry_id=row.id,
        list_key=age.key,
        list_label=age.label,
        edition=age.edition,
        entry_number=row.number,
        kind=EntryKind(row.kind),
        purpose_code=ListPurpose(row.purpose_code),
        instruction=row.instruction,
        review_due=row.review_due,
        reference=row.reference,
        scheme=mark.scheme,
        value=mark.value,
        state=mark.state,
        same_state=bool(state and mark.state) and issuer(state) == issuer(mark.state),
        as_written=_bare(mark.value) == _bare(asked),
    )


def _bare(value: str) -> str:
    return "".join(char for char in value.upper() if char.isalnum())
