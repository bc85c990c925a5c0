"""Ask again about forms on paper: what a list or register did not say in time, it says later."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.models import PaperForm
from travesia.border.services.desk import authorize_at, locked, post_of
from travesia.border.services.errors import BorderConflictError, BorderNotFoundError
from travesia.border.services.late_hits import raise_late_hits
from travesia.border.services.paper import keep_late_answers, note_unanswered
from travesia.border.services.registers import begin_again, lists_again
from travesia.lists.domain import Deadline
from travesia.places import selectors as places

#: Seconds that a stack of forms may take, so that whoever asked sees a page before they worry.
FOR_A_STACK = 6.0


@dataclass(frozen=True, slots=True)
class StackAskedAgain:
    """What asking again about the forms of a post came to."""

    asked: int
    late_hits: int
    #: Forms about which something is silent still, or that there was no time to ask about.
    waiting: int


def ask_again_on_paper(
    *, actor: Actor, form_id: UUID, purpose: Purpose = Purpose.BORDER_INSPECTION
) -> int:
    """Ask the lists and registers once more about one form; return the late hits that are new.

    The act stands in the journal as at the desk (`border.lists_asked_again`), with the versions
    that answered. What was found and answered before stays. Raises BorderConflictError once
    everything has answered, BorderNotFoundError and AccessDeniedError.
    """
    form = PaperForm.objects.select_related("inspection").filter(pk=form_id).first()
    if form is None:
        raise BorderNotFoundError("border.no_form", _("There is no such form."))
    authorize_at(actor, "border.enter_paper", post_of(form.inspection), purpose)
    _still_silent(form)
    begun = begin_again(form.inspection, actor=actor, purpose=purpose)
    with transaction.atomic():
        form.inspection = locked(form.inspection_id)
        form.refresh_from_db(fields=["silent_at"])
        _still_silent(form)
        lists_again(form.inspection, begun, actor=actor, purpose=purpose)
        new = raise_late_hits(form.inspection, actor=actor, purpose=purpose)
        note_unanswered(form)
    return new + keep_late_answers(form, begun, actor=actor, purpose=purpose)


def ask_again_about_stack(
    *, actor: Actor, post_code: str, purpose: Purpose = Purpose.BORDER_INSPECTION
) -> StackAskedAgain:
    """Ask again about the forms of a post that something is silent about, one after the other.

    Each is a transaction of its own, the longest not asked first; after `FOR_A_STACK` seconds the
    rest waits for the next time. Raises AccessDeniedError.
    """
    authorize_at(actor, "border.enter_paper", places.post_by_code(post_code), purpose)
    silent = PaperForm.objects.filter(post_code=post_code).unanswered()
    deadline, asked, found = Deadline(FOR_A_STACK), 0, 0
    for form_id in list(silent.values_list("id", flat=True)):
        if not deadline.left():
            break
        try:
            found += ask_again_on_paper(actor=actor, form_id=form_id, purpose=purpose)
        except BorderConflictError:
            continue  # a colleague has asked meanwhile
        asked += 1
    return StackAskedAgain(asked, found, silent.count())


def _still_silent(form: PaperForm) -> None:
    if form.silent_at is None:
        raise BorderConflictError(
            "border.form_answered",
            _("Every list and register has answered about this form. Nothing was asked."),
        )
