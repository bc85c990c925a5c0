"""Free text of the desk: nothing by which somebody can be found, and not for ever."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.helpdesk.domain import IdentifierKind, Seen
from travesia.helpdesk.models import Contact
from travesia.helpdesk.services.errors import HelpdeskError

KINDS: dict[IdentifierKind, Promise] = {
    IdentifierKind.PHONE: _("a telephone number"),
    IdentifierKind.EMAIL: _("an e-mail address"),
    IdentifierKind.HANDLE: _("a name on a social network"),
    IdentifierKind.DOCUMENT: _("the number of a document"),
    IdentifierKind.NUMBER: _("a long number"),
}


def note_error(seen: Seen) -> HelpdeskError:
    """Return the error about what a note holds: what it seems to be, how it reads, where it is."""
    return HelpdeskError(
        "helpdesk.note_identifies",
        _(
            "The note seems to hold %(kind)s: “%(text)s”, at letter %(place)s. Take it out: a "
            "note holds nothing by which somebody can be found. This entry was not kept."
        ),
        kind=KINDS[seen.kind],
        text=seen.text,
        place=seen.start + 1,
    )


def forget_notes(before: datetime, limit: int) -> int:
    """Empty the notes of at most `limit` contacts that began before `before`; return how many."""
    due = Contact.objects.filter(hour__lt=before).exclude(notes="").order_by("hour", "pk")
    ids = list(due.values_list("pk", flat=True)[:limit])
    return Contact.objects.filter(pk__in=ids).update(notes="")
