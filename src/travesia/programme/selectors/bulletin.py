"""Reads of issues: for their desk, for the public, and the figures that they cite."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.programme.domain import Figure
from travesia.programme.domain.bulletin import (
    PUBLISHED,
    Document,
    Fault,
    IssueState,
    cited_codes,
    faults,
    from_json,
    known_bodies,
)
from travesia.programme.domain.bulletin.errors import BulletinNotFoundError
from travesia.programme.models import Erratum, Issue, Photograph
from travesia.programme.selectors.figures import find_figures


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that is printed with an issue."""

    texts: Mapping[str, str]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue as its desk and the public see it."""

    id: UUID
    code: str
    document: Document
    state: IssueState
    edition: int
    author: str
    changed_at: datetime
    readers: Mapping[str, str]
    kept: tuple[Mapping[str, Any], ...]
    """The cited figures as they were when it was frozen; empty before."""
    digest: str
    frozen_at: datetime | None
    errata: tuple[Correction, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the issue, the first one first."""
        return tuple(self.document["languages"])

    @property
    def published(self) -> bool:
        """Whether the public reads it."""
        return self.state in PUBLISHED

    def title(self, language: str) -> str:
        """Return its title in a language, in its first one where that is missing."""
        texts = self.document["title"]
        return texts.get(language) or texts.get(self.languages[0]) or self.code


def issues() -> tuple[IssueView, ...]:
    """Return every issue, what is in work first, then the newest."""
    rows = [view_of(row) for row in Issue.objects.prefetch_related("errata")]
    return tuple(sorted(rows, key=lambda one: (one.published, -_days(one))))


def _days(view: IssueView) -> int:
    return int(str(view.document["period"]["end"]).replace("-", ""))


def published_issues() -> tuple[IssueView, ...]:
    """Return what the public may read, newest period first."""
    return tuple(one for one in issues() if one.published)


def issues_citing(code: str) -> tuple[IssueView, ...]:
    """Return the published issues that print a figure, newest period first."""
    return tuple(one for one in published_issues() if code in cited_codes(one.document))


def issue(issue_id: UUID) -> IssueView:
    """Return an issue in whatever state; BulletinNotFoundError when there is none."""
    row = Issue.objects.filter(id=issue_id).first()
    if row is None:
        raise BulletinNotFoundError("programme.no_issue", _("There is no such issue."))
    return view_of(row)


def issue_by_code(code: str, *, published: bool = False) -> IssueView:
    """Return an issue by its short name; `published` hides what is not, as if it did not exist."""
    row = Issue.objects.filter(code=code).first()
    if row is None or (published and IssueState(row.state) not in PUBLISHED):
        raise BulletinNotFoundError("programme.no_issue", _("There is no such issue."))
    return view_of(row)


def view_of(row: Issue) -> IssueView:
    """Return a row of the table as a value; for the verbs of this room."""
    errata = row.errata.all() if row.state == IssueState.ERRATUM else Erratum.objects.none()
    return IssueView(
        id=row.id,
        code=row.code,
        document=row.document,
        state=IssueState(row.state),
        edition=row.edition,
        author=row.author,
        changed_at=row.changed_at,
        readers=dict(row.readers),
        kept=tuple(row.figures),
        digest=row.digest,
        frozen_at=row.frozen_at,
        errata=tuple(Correction(dict(one.texts), one.made_at) for one in errata),
    )


def figures_for(document: Document) -> Mapping[str, Figure]:
    """Return the figures that an issue in work cites, as they are now."""
    return find_figures(sorted(cited_codes(document)))


def figures_of(view: IssueView) -> Mapping[str, Figure]:
    """Return the figures of an issue: what was kept once it is frozen, what is known before."""
    if view.published:
        return {one["code"]: from_json(one) for one in view.kept}
    return figures_for(view.document)


def faults_of(view: IssueView) -> tuple[Fault, ...]:
    """Return what is wrong with an issue, what stops it first."""
    return faults(view.document, figures_of(view), bodies=known_bodies())


def photograph(digest: str) -> bytes:
    """Return a photograph; BulletinNotFoundError when there is none."""
    row = Photograph.objects.filter(digest=digest).first()
    if row is None:
        raise BulletinNotFoundError("programme.no_picture", _("There is no such photograph."))
    return bytes(row.content)


def shown_to_public(digest: str) -> bool:
    """Tell whether a published issue shows a photograph."""
    return any(
        block.get("photo", {}).get("asset") == digest
        for one in published_issues()
        for block in one.document["blocks"]
    )
