"""What may stand on a form, and what is refused in a sentence before anything is recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.border.domain import (
    Direction,
    PaperDecision,
    form_key,
    needs_ground,
    refusal_reasons,
    time_fault,
)
from travesia.border.models import Inspection, PaperForm
from travesia.border.selectors.findings import document_findings
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.services.desk import zone_of
from travesia.border.services.errors import (
    BorderConflictError,
    BorderError,
    DocumentFirstError,
)
from travesia.border.services.opening import Shown, read_zone, take_typed
from travesia.core import clock
from travesia.people.domain import Claim, HeldDocument
from travesia.places.domain import PostView
from travesia.vocab import term


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What a form says beside the document."""

    number: str
    #: When the traveller crossed, aware.
    crossed_at: datetime
    direction: Direction
    decision: PaperDecision
    #: Who decided on paper: name or staff number as written; a refusal names two.
    officer: str
    second_officer: str = ""
    #: Code of the reason of a refusal.
    reason: str = ""
    purpose_of_travel: str = ""
    conveyance: str = ""
    #: The officer looked again: what fails a check stands so on the paper.
    as_written: bool = False
    #: Where several people have shown the document: the id of one of them, or `new`.
    holder: str = ""


_TIMES: dict[str, Promise] = {
    "border.time_in_the_future": _("This time has not come yet."),
    "border.post_not_open_then": _("This post was not open yet on that day. Look at the date."),
    "border.paper_too_old": _(
        "This lies more than a year back. Look at the year again; older paper is brought in as a "
        "file."
    ),
}


def check_paper(paper: OnPaper, post: PostView) -> None:
    """Return when the form may be entered; otherwise raise BorderError."""
    if not form_key(paper.number):
        raise BorderError("border.form_number_needed", _("Give the number of the form."))
    if not paper.officer.strip():
        raise BorderError(
            "border.paper_officer_needed",
            _("Say who controlled on paper: name or staff number as written."),
        )
    day = paper.crossed_at.astimezone(zone_of(post)).date()
    fault = time_fault(paper.crossed_at, day=day, now=clock.now(), states=post.states)
    if fault:
        raise BorderError(fault, _TIMES[fault])
    if paper.purpose_of_travel and term("purposes", paper.purpose_of_travel) is None:
        raise BorderError("border.unknown_purpose", _("This purpose of travel is not in the list."))
    if paper.decision is PaperDecision.REFUSED:
        _check_refusal(paper)


def _check_refusal(paper: OnPaper) -> None:
    if paper.direction is not Direction.ENTRY:
        raise BorderError("border.refusal_is_for_entry", _("Only entry can be refused."))
    if paper.reason not in refusal_reasons():
        raise BorderError(
            "border.reason_needed",
            _("No reason chosen. The traveller's data is kept. Choose a reason to go on."),
        )
    names = {form_key(paper.officer), form_key(paper.second_officer)}
    if len(names) < 2 or "" in names:
        raise BorderError(
            "border.two_names_needed",
            _("Two officers refuse: give both names or numbers as they stand on the form."),
        )


def shown_on(
    paper: OnPaper,
    post: PostView,
    *,
    zone: str,
    claim: Claim | None,
    document: HeldDocument | None,
) -> Shown:
    """Read the document as on the day of the crossing; raises ZoneNotReadError, BorderError."""
    day = paper.crossed_at.astimezone(zone_of(post)).date()
    if claim is not None and document is not None:
        return take_typed(claim, document, today=day)
    try:
        return read_zone(zone, today=day)
    except DocumentFirstError as error:
        raise BorderError(
            "border.paper_needs_document",
            _("This is a visa, card or seal. Read the travel document that the form names."),
        ) from error


def look_again(paper: OnPaper, inspection: Inspection) -> None:
    """Ask once where the document fails a check: a slip of the hand is likelier on paper."""
    found = document_findings(inspection)
    if needs_ground(found) and not paper.as_written:
        raise BorderError(
            "border.paper_look_again",
            _(
                "Something fails a check. Compare with the paper; if it stands there so, say so "
                "and enter it. Nothing was recorded."
            ),
            findings=found,
        )
    differs = any(note["code"] == "person.differs" for note in inspection.noted)
    if differs and not paper.as_written and not paper.holder:
        raise BorderError(
            "border.paper_holder_differs",
            _(
                "The name, the date of birth or another particular differs from what this document "
                "showed before. Compare with the paper; if it stands there so, say so and enter "
                "it. Nothing was recorded."
            ),
        )


def _is_the_same(form: PaperForm, paper: OnPaper, post: PostView, key: str) -> bool:
    """Tell whether a form says what is sent now: a correction sent again is not the same."""
    kept = (form.post_code, form.number_key, form.crossed_at, form.decision, form.reason)
    sent = (post.code, key, paper.crossed_at, paper.decision, paper.reason)
    names = (paper.officer.strip(), paper.second_officer.strip())
    return kept == sent and (form.officer, form.second_officer) == names


def entered_before(actor: Actor, nonce: UUID, post: PostView, paper: OnPaper) -> PaperForm | None:
    """Return the form that this page entered before; None when it is new.

    Raises BorderConflictError for a form of this number that is entered already, and for a page
    that entered another form.
    """
    key = form_key(paper.number)
    mine = PaperForm.objects.filter(entered_by=actor.id, client_nonce=nonce).first()
    if mine is not None and _is_the_same(mine, paper, post, key):
        return mine
    if mine is not None:
        raise BorderConflictError(
            "border.form_used_before",
            _(
                "This page has already entered another form. Nothing was entered now; what you "
                "typed is kept below. Send it again."
            ),
        )
    known = PaperForm.objects.filter(post_code=post.code, number_key=key).first()
    if known is None:
        return None
    raise BorderConflictError(
        "border.form_entered_before",
        _(
            "Form %(number)s of this post was entered on %(date)s by %(officer)s. "
            "Nothing was entered now."
        ),
        number=known.number,
        date=known.entered_at.astimezone(zone_of(post)).strftime("%Y-%m-%d %H:%M"),
        officer=name_of_actor(known.entered_by),
    )
