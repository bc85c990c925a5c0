"""Ask the lists about the traveller of an inspection, and keep what they answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import How
from travesia.border.events import ListsDidNotAnswer
from travesia.border.models import Inspection, InspectionHit
from travesia.border.selectors.findings import asked_in
from travesia.border.services.desk import plain_row, subjects_of, zone_of
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists import services as lists
from travesia.lists.domain import EarlierAnswer, Hit, ListAge, ListName, ListQuery, SearchResult
from travesia.lists.services import RegistersAsked, SearchBegun
from travesia.people.domain import Claim, HeldDocument
from travesia.places.domain import PostView


@dataclass(frozen=True, slots=True)
class Begun:
    """A question that is on its way, begun before a transaction that keeps the answers."""

    lists: SearchBegun
    registers: RegistersAsked | None


def begin_asking(
    claim: Claim, document: HeldDocument, post: PostView, *, actor: Actor, purpose: Purpose
) -> Begun:
    """Put the traveller to the registers and the lists; nothing is kept yet.

    Called before a transaction begins: a slow line or a long list holds no database. The lines work
    while the lists are asked.
    """
    registers = None
    if lists.has_registers() and document.number:
        question = lists.DocumentQuestion(
            document.number, document.document_code, document.issuing_state
        )
        registers = lists.ask_registers(actor=actor, document=question, purpose=purpose)
    query = _query(claim, document, clock.today(zone_of(post)))
    return Begun(lists.begin_search(actor=actor, query=query, purpose=purpose), registers)


def _query(claim: Claim, document: HeldDocument, today: date) -> ListQuery:
    return ListQuery(
        primary=claim.primary,
        secondary=claim.secondary,
        birth_date=claim.birth_date,
        sex=claim.sex,
        nationality=claim.nationality,
        document_number=document.number,
        issuing_state=document.issuing_state,
        on=today,
    )


def ask_lists(
    inspection: Inspection, begun: Begun, *, actor: Actor, purpose: Purpose
) -> SearchResult:
    """Take what every list answered and keep which versions did, and which lists did not."""
    query = replace(begun.lists.query, person_id=inspection.person_id)
    result = lists.search(actor=actor, query=query, purpose=purpose, begun=begun.lists)
    inspection.basis = dict(result.basis)
    inspection.lists = [
        *(_row(age) for age in result.lists),
        *(_row(age, How.PREPARING) for age in result.not_asked),
        *(_row(age, How.LATE) for age in result.late),
        *(_never(name) for name in result.never_loaded),
    ]
    return result


def _row(age: ListAge, how: How | None = None) -> dict[str, object]:
    """Return a list as the inspection keeps it; how old it is, is reckoned when it is read."""
    return {
        "key": age.key,
        "label": str(age.label),
        "version": age.edition,
        "published_at": age.published_at.isoformat(),
        "asked": how is None,
        "how": "" if how is None else how.value,
        "needed": age.needed,
        "asked_at": clock.now().isoformat(),
    }


def _never(name: ListName) -> dict[str, object]:
    return {
        "key": name.key,
        "label": str(name.label),
        "version": "",
        "published_at": "",
        "asked": False,
        "how": How.NEVER.value,
        "needed": name.needed,
        "asked_at": clock.now().isoformat(),
    }


def note_silence(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> None:
    """Write down which lists and registers did not answer in time, or at all; or nothing."""
    silent = [one for one in asked_in(inspection) if not one.answered]
    if not silent:
        return
    journal.record(
        actor=actor,
        event=ListsDidNotAnswer(
            inspection_id=inspection.id,
            post=inspection.post_code,
            country=inspection.country,
            late=tuple(one.label for one in silent if one.how is How.LATE),
            never_loaded=tuple(one.label for one in silent if one.how is How.NEVER),
            others=tuple(one.label for one in silent if one.how not in (How.LATE, How.NEVER)),
        ),
        purpose=purpose,
        subjects=subjects_of(inspection),
        basis=inspection.basis,
    )


def keep_hits(inspection: Inspection, hits: Iterable[Hit], **more: object) -> int:
    """Keep each likeness word for word as the officer will see it, and return how many are new.

    An entry that is kept already, perhaps with an answer, stays as it is.
    """
    hits = list(hits)
    if not hits:
        return 0
    known = {(hit.shown["list_label"], hit.shown["entry_number"]) for hit in inspection.hits.all()}
    first = len(known)
    new = [one for one in hits if (str(one.list_label), one.entry_number) not in known]
    InspectionHit.objects.bulk_create(
        InspectionHit(
            inspection=inspection,
            entry_id=hit.entry_id,
            position=first + place,
            shown={**shown_of(hit), **more},
        )
        for place, hit in enumerate(new)
    )
    return len(new)


def recall_answers(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> None:
    """Put beside each entry what was answered before of the traveller, who is known only now."""
    hits = list(inspection.hits.all())
    if inspection.person_id is None or not hits:
        return
    found = lists.earlier_answers(
        actor=actor,
        person_id=inspection.person_id,
        entry_ids=[hit.entry_id for hit in hits if not hit.shown.get("register")],
        reports={
            hit.entry_id: (hit.shown["register"], hit.shown["entry_number"])
            for hit in hits
            if hit.shown.get("register")
        },
        purpose=purpose,
    )
    for hit in hits:
        earlier = earlier_shown(found.get(hit.entry_id))
        if hit.shown.get("earlier") != earlier:
            hit.shown = {**hit.shown, "earlier": earlier}
            hit.save(update_fields=["shown"])


def keep_found(inspection: Inspection, result: SearchResult) -> int:
    """Keep what the lists found; say with each how many more there are."""
    return keep_hits(inspection, result.hits, more=result.more, more_at_least=result.more_at_least)


def shown_of(hit: Hit) -> dict[str, object]:
    """Return a hit as plain values: the comparison, the instruction, an earlier answer."""
    return {
        "list_label": str(hit.list_label),
        "list_version": hit.edition or str(hit.list_version),
        "kind": hit.kind.value,
        "weak": hit.weak,
        "nationalities": list(hit.nationalities),
        "entry_number": hit.entry_number,
        "purpose_code": hit.purpose_code.value,
        "reason_code": hit.reason_code,
        "instruction": hit.instruction,
        "review_due": None if hit.review_due is None else hit.review_due.isoformat(),
        "comparison": [plain_row(row) for row in hit.comparison],
        "explanation": dict(hit.explanation),
        "sentences": {language: list(said) for language, said in hit.sentences.items()},
        "earlier": earlier_shown(hit.earlier_answer),
    }


def earlier_shown(earlier: EarlierAnswer | None) -> dict[str, object] | None:
    """Return an earlier answer as plain values; None when there is none."""
    if earlier is None:
        return None
    return {
        "outcome": earlier.outcome.value,
        "answered_at": earlier.answered_at.isoformat(),
        "entry_changed": earlier.entry_changed,
        "confirmed": earlier.confirmed,
    }
