"""The way of an applicant to their application: the reference and the secret code, no account."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.credentials.domain import AuthorisationView, State
from travesia.credentials.domain.evisa import ApplicationView, Offer, bare, tidy_reference
from travesia.credentials.models import Application
from travesia.credentials.selectors.evisa.book import version_of
from travesia.credentials.selectors.evisa.rows import application_subject, application_view
from travesia.credentials.selectors.rows import ledger, view_of
from travesia.credentials.services.evisa.limits import check_acts, check_tries, note_try
from travesia.credentials.services.printing import with_code
from travesia.journal import services as journal
from travesia.places import selectors as places

#: Wrong codes in a row that close an application for a while, and for how long.
MOST_WRONG, CLOSED_FOR = 5, timedelta(minutes=15)
#: What an applicant sees of their own application.
_FIELDS = ("state", "questions", "payments", "documents", "authorisation")


class CodeError(DomainError):
    """The reference and the code do not belong together, or the application is closed a while."""

    status = 404


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an application to whoever holds it, and where they ask from."""

    reference: str
    code: str
    address: str = ""
    """Network address, for limits alone."""


@dataclass(frozen=True, slots=True)
class Own:
    """An application before its applicant."""

    view: ApplicationView
    offer: Offer | None
    visa: AuthorisationView | None
    """What stands in the ledger once it was approved, as of today."""
    code_svg: str
    """The signed code of the visa; empty where there is none to show."""


def opened(key: Key) -> UUID:
    """Return the application that a key opens.

    The answer is one for a reference that does not exist, for a wrong code and for an application
    that is closed: five wrong codes in a row close one for a quarter of an hour, also to the right
    code. The hash is reckoned each time, so that the time taken says nothing either. Raises
    CodeError, TooManyError.
    """
    check_tries("wrong", key.address)
    row = Application.objects.filter(reference=tidy_reference(key.reference)).first()
    known = row.code_hash if row is not None else _nobody()
    right = check_password(bare(key.code), known)
    closed = row is not None and row.closed_until is not None and row.closed_until > clock.now()
    if row is not None and right and not closed:
        if row.wrong_codes:
            Application.objects.filter(pk=row.pk).update(wrong_codes=0)
        return row.pk
    with transaction.atomic():
        note_try("wrong", key.address)
        if row is not None and not closed:
            _count_wrong(row.pk)
    raise CodeError(
        "credentials.wrong_code",
        _(
            "This reference and this code do not belong together. Look at what you noted down. "
            "After five wrong codes an application stays closed for a quarter of an hour."
        ),
    )


def acting(key: Key) -> UUID:
    """Return the application that a key opens, and count the act; looking up is none.

    Raises as `opened`, and TooManyActsError after too many acts on one application in an hour.
    """
    application_id = opened(key)
    check_acts(application_id)
    return application_id


def look_up(key: Key) -> Own:
    """Return an application to its applicant, and write down the look. Raises CodeError."""
    application_id = opened(key)
    with transaction.atomic():
        row = Application.objects.get(pk=application_id)
        view = application_view(row)
        visa = _visa_of(row)
        journal.looked_at(
            actor=Actor.public(),
            purpose=Purpose.AUTHORISATION.value,
            subjects=(application_subject(view.id),),
            fields=_FIELDS,
            reason="the applicant's own",
            results=1,
        )
    shown = visa is not None and visa.state in (State.GRANTED, State.USED_UP)
    return Own(
        view,
        version_of(row.offer_version),
        visa,
        with_code(visa).code_svg if visa is not None and shown else "",
    )


def _visa_of(row: Application) -> AuthorisationView | None:
    if row.authorisation_id is None:
        return None
    found = ledger().filter(pk=row.authorisation_id).first()
    return None if found is None else view_of(found, on=places.today_in(found.country))


def mine(application_id: UUID) -> Application:
    """Return the row that a key opened, locked until the transaction ends."""
    return Application.objects.select_for_update().get(pk=application_id)


def _count_wrong(application_id: UUID) -> None:
    row = mine(application_id)
    row.wrong_codes += 1
    if row.wrong_codes >= MOST_WRONG:
        row.wrong_codes, row.closed_until = 0, clock.now() + CLOSED_FOR
    row.save(update_fields=["wrong_codes", "closed_until"])


@cache
def _nobody() -> str:
    """Return the hash of nothing, so that an unknown reference takes as long as a wrong code."""
    return make_password("nobody's")
