"""Verbs that publish: freeze an issue by its hash, print a correction, keep a photograph."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.programme.domain.bulletin import IssueState, digest, snapshot
from travesia.programme.domain.bulletin.errors import BulletinError
from travesia.programme.domain.bulletin.pictures import PictureError, cleaned
from travesia.programme.events.bulletin import ErratumPrinted, IssueFrozen, PhotographKept
from travesia.programme.models import Erratum, Photograph
from travesia.programme.selectors.bulletin import IssueView, figures_for, view_of
from travesia.programme.services.bulletin import (
    PUBLISH,
    WRITE,
    authorize,
    note,
    refuse_faults,
    row_of,
    step,
)

_LONGEST = 2000


def freeze_issue(*, actor: Actor, issue_id: UUID) -> IssueView:
    """Publish an issue: its words and the figures it cites are kept with their hash.

    Raises BulletinError: `programme.issue_own` for whoever wrote in it last,
    `programme.issue_faults` (a figure may have been corrected since it was read),
    `programme.issue_moved` unless every language has been read.
    """
    with transaction.atomic():
        row = row_of(actor, issue_id, PUBLISH)
        if row.author == actor.id:
            raise BulletinError(
                "programme.issue_own",
                _("Another person publishes what you wrote. Ask a colleague."),
            )
        step(row, IssueState.FROZEN)
        refuse_faults(row)
        row.figures = snapshot(row.document, figures_for(row.document))
        row.digest = digest(row.document, row.figures)
        row.frozen_by, row.frozen_at = actor.id, clock.now()
        row.save()
        frozen = IssueFrozen(
            issue=str(row.id),
            code=row.code,
            sha256=row.digest,
            figures={one["code"]: one["revision"] for one in row.figures},
        )
        note(actor, frozen)
    return view_of(row)


def print_erratum(*, actor: Actor, issue_id: UUID, texts: Mapping[str, str]) -> IssueView:
    """Print a correction with a published issue; the issue itself stays as it was.

    Raises BulletinError: `programme.erratum_language` when one of the issue's languages is missing,
    `programme.issue_moved` unless it is published.
    """
    tidy = {code: " ".join(text.split())[:_LONGEST] for code, text in texts.items()}
    with transaction.atomic():
        row = row_of(actor, issue_id, PUBLISH)
        step(row, IssueState.ERRATUM)
        if any(not tidy.get(code) for code in row.document["languages"]):
            raise BulletinError(
                "programme.erratum_language",
                _("Write the correction in every language of the issue."),
            )
        kept = {code: tidy[code] for code in row.document["languages"]}
        Erratum.objects.create(issue=row, texts=kept, author=actor.id, made_at=clock.now())
        row.save()
        note(actor, ErratumPrinted(issue=str(row.id), sha256=row.digest, texts=kept))
    return view_of(row)


def keep_photograph(*, actor: Actor, content: bytes) -> str:
    """Keep a photograph without its camera data and return its hash, by which issues name it.

    Raises BulletinError (`programme.bad_picture`) for what is no photograph, or too large a one.
    """
    authorize(actor, WRITE)
    try:
        picture = cleaned(content)
    except PictureError as error:
        raise BulletinError(
            "programme.bad_picture",
            _("This is no photograph that can be kept: JPEG, PNG or WebP of at most 12 MB."),
        ) from error
    with transaction.atomic():
        made = Photograph.objects.get_or_create(
            digest=picture.digest,
            defaults={
                "content": picture.content,
                "width": picture.width,
                "height": picture.height,
                "author": actor.id,
                "made_at": clock.now(),
            },
        )[1]
        if made:
            kept = PhotographKept(sha256=picture.digest, width=picture.width, height=picture.height)
            note(actor, kept)
    return picture.digest
