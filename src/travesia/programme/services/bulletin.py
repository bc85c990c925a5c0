"""Verbs of an issue at the desk: begin, save, read, take back. Nobody reads what they wrote."""

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.events import Event
from travesia.journal import services as journal
from travesia.programme.domain.bulletin import (
    LANGUAGES,
    STEPS,
    Document,
    IssueState,
    digest,
    faults,
    known_bodies,
    misshapen,
)
from travesia.programme.domain.bulletin.editing import blank
from travesia.programme.domain.bulletin.errors import (
    BulletinConflictError,
    BulletinError,
    BulletinNotFoundError,
)
from travesia.programme.events.bulletin import IssueBegun, IssueRead, IssueReopened
from travesia.programme.models import Issue
from travesia.programme.selectors.bulletin import IssueView, figures_for, view_of

WRITE, PUBLISH = "programme.write_bulletin", "programme.publish_bulletin"
_REASON = 500


def begin_issue(
    *,
    actor: Actor,
    code: str,
    number: int,
    period: tuple[date, date],
    languages: tuple[str, ...] = ("es", "en"),
    document: Document | None = None,
) -> IssueView:
    """Begin an issue, empty or with a document that was written elsewhere.

    Raises BulletinError: `programme.issue_code_taken`, `programme.issue_languages`,
    `programme.issue_period`, `programme.issue_misshapen`; AccessDeniedError.
    """
    authorize(actor, WRITE)
    if not languages or set(languages) - set(LANGUAGES):
        raise BulletinError(
            "programme.issue_languages", _("Choose one to five of the languages of the platform.")
        )
    if period[0] > period[1]:
        raise BulletinError("programme.issue_period", _("The period ends before it begins."))
    first, last = (one.isoformat() for one in period)
    new = document or blank(number, first, last, languages)
    _shaped(new)
    with transaction.atomic():
        if Issue.objects.filter(code=code).exists():
            raise BulletinError(
                "programme.issue_code_taken",
                _("There is an issue %(name)s already. Choose another short name."),
                name=code,
            )
        row = Issue.objects.create(
            code=code, document=dict(new), author=actor.id, changed_at=clock.now()
        )
        note(actor, IssueBegun(issue=str(row.id), code=code, languages=tuple(new["languages"])))
    return view_of(row)


def save_issue(
    *, actor: Actor, issue_id: UUID, document: Mapping[str, Any], edition: int
) -> IssueView:
    """Keep an issue as it is, complete or not; whoever had read a language reads it again.

    Args:
        actor: who writes; needs `programme.write_bulletin`.
        issue_id: the issue; a draft.
        document: the whole issue, of the shape of `schema.json`.
        edition: edition that was on the screen.

    Raises:
        BulletinConflictError: somebody else saved in between (`programme.issue_saved_by_another`).
        BulletinError: it is not a draft, or not of the right shape.
    """
    with transaction.atomic():
        row = row_of(actor, issue_id, WRITE)
        if row.state != IssueState.DRAFT:
            raise BulletinError(
                "programme.issue_not_draft",
                _("This issue is not a draft. Take it back first, or print a correction."),
            )
        if row.edition != edition:
            raise BulletinConflictError(
                "programme.issue_saved_by_another",
                _("Somebody else saved this issue. Yours is not kept yet: compare and save again."),
            )
        _shaped(document)
        row.document, row.author = copy.deepcopy(dict(document)), actor.id
        row.changed_at, row.readers = clock.now(), {}
        row.edition += 1
        row.save()
    return view_of(row)


def read_issue(*, actor: Actor, issue_id: UUID, language: str) -> IssueView:
    """Stand for one language of an issue; with the last one it is reviewed.

    Raises BulletinError: `programme.issue_own` for whoever wrote in it last,
    `programme.issue_faults` while something stops that language, `programme.issue_languages`.
    """
    with transaction.atomic():
        row = row_of(actor, issue_id, PUBLISH)
        if row.state != IssueState.DRAFT:
            raise _moved()
        if row.author == actor.id:
            raise BulletinError(
                "programme.issue_own", _("Another person reads what you wrote. Ask a colleague.")
            )
        if language not in row.document["languages"]:
            raise BulletinError(
                "programme.issue_languages", _("This issue has no text in that language.")
            )
        refuse_faults(row, language)
        row.readers = {**row.readers, language: actor.id}
        if set(row.readers) == set(row.document["languages"]):
            step(row, IssueState.REVIEWED)
        row.save()
        read = IssueRead(
            issue=str(row.id),
            language=language,
            edition=row.edition,
            sha256=digest(row.document, []),
        )
        note(actor, read)
    return view_of(row)


def reopen_issue(*, actor: Actor, issue_id: UUID, reason: str) -> IssueView:
    """Take an issue that was read back to its desk, with a word why."""
    reason = " ".join(reason.split())[:_REASON]
    with transaction.atomic():
        row = row_of(actor, issue_id, WRITE)
        if not reason:
            raise BulletinError("programme.issue_no_reason", _("Say why, in a few words."))
        step(row, IssueState.DRAFT)
        row.readers = {}
        row.save()
        note(actor, IssueReopened(issue=str(row.id), reason=reason))
    return view_of(row)


def authorize(actor: Actor, permission: str) -> None:
    """Ask for a permission in the whole region: a bulletin speaks of every country."""
    access.authorize(actor=actor, permission=permission, scope=Scope())


def row_of(actor: Actor, issue_id: UUID, permission: str) -> Issue:
    """Return an issue that the actor may change, held until the transaction ends."""
    authorize(actor, permission)
    row = Issue.objects.select_for_update().filter(id=issue_id).first()
    if row is None:
        raise BulletinNotFoundError("programme.no_issue", _("There is no such issue."))
    return row


def step(row: Issue, to: IssueState) -> None:
    """Move an issue to a state that may follow its own."""
    if to not in STEPS[IssueState(row.state)]:
        raise _moved()
    row.state = to


def refuse_faults(row: Issue, language: str = "") -> None:
    """Refuse while something stops publication, in one language or in any."""
    found = faults(row.document, figures_for(row.document), bodies=known_bodies())
    stopping = [
        one for one in found if one.stops and (not language or one.language in {"", language})
    ]
    if stopping:
        raise BulletinError(
            "programme.issue_faults",
            _("%(count)s things stop this issue. They are listed beside the preview."),
            count=len(stopping),
            faults=tuple((one.code, one.path, one.language, one.detail) for one in stopping),
        )


def note(actor: Actor, event: Event) -> None:
    """Write what was done into the journal."""
    journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)


def _shaped(document: Mapping[str, Any]) -> None:
    found = misshapen(document)
    if found:
        raise BulletinError(
            "programme.issue_misshapen",
            _("The issue has not the shape of one (%(first)s). Nothing was saved."),
            first=found[0],
            faults=found,
        )


def _moved() -> BulletinError:
    return BulletinError(
        "programme.issue_moved", _("This issue is not where it was. Look at the page again.")
    )
