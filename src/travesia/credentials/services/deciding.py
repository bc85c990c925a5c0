"""Apply for an authorisation and decide on it: grant, refuse, withdraw, or issue at once."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials.domain import (
    PRINTED,
    Act,
    AuthorisationView,
    Kind,
    NewAuthorisation,
    RefusalReason,
    Size,
    State,
    StickerFacts,
    new_number,
    new_problems,
    tidied,
    zone_problem,
)
from travesia.credentials.events import Applied, Granted, Refused, Withdrawn
from travesia.credentials.models import Authorisation
from travesia.credentials.selectors.rows import locked_row, require, row_of, state_of, view_of
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.problems import problem_words
from travesia.credentials.services.stepping import (
    begin_steps,
    need_note,
    need_person,
    take_step,
    tell,
)
from travesia.people.domain import number_key
from travesia.places import selectors as places

_ISSUE = "credentials.issue"

#: Numbers drawn before it is held that something else is wrong.
_DRAWS = 5


def apply(
    *, actor: Actor, new: NewAuthorisation, purpose: Purpose = Purpose.AUTHORISATION
) -> AuthorisationView:
    """Enter what somebody applied for; a person decides later.

    Raises CredentialError (facts `problems`) for what cannot be recorded, AccessDeniedError, and
    AuthorisationNotFoundError when an extension lengthens what is not there.
    """
    require(actor=actor, permission=_ISSUE, purpose=purpose, country=new.country)
    with transaction.atomic():
        row = _entered(actor, new, purpose)
        return _view(row, actor)


def issue(
    *,
    actor: Actor,
    new: NewAuthorisation,
    note: str = "",
    purpose: Purpose = Purpose.AUTHORISATION,
) -> AuthorisationView:
    """Grant at once what a person decided without a queue: at a counter or on board.

    Raises what `apply` and `grant` raise.
    """
    require(actor=actor, permission=_ISSUE, purpose=purpose, country=new.country)
    need_person(actor)
    with transaction.atomic():
        row = _entered(actor, new, purpose)
        _grant(row, actor, note, purpose)
        return _view(row, actor)


def grant(
    *,
    actor: Actor,
    authorisation_id: UUID,
    note: str = "",
    purpose: Purpose = Purpose.AUTHORISATION,
) -> AuthorisationView:
    """Grant what was applied for; it has a number from now on.

    Raises CredentialConflictError when it is decided already, CredentialError when its dates have
    passed or a machine asks, AuthorisationNotFoundError, AccessDeniedError.
    """
    require(actor=actor, permission=_ISSUE, purpose=purpose)
    need_person(actor)
    with transaction.atomic():
        row = locked_row(authorisation_id, actor=actor, permission=_ISSUE)
        _grant(row, actor, note, purpose)
        return _view(row, actor)


def refuse(
    *,
    actor: Actor,
    authorisation_id: UUID,
    reason: RefusalReason,
    note: str = "",
    purpose: Purpose = Purpose.AUTHORISATION,
) -> AuthorisationView:
    """Refuse what was applied for, with a reason that can be given to the applicant.

    Raises CredentialError without a note where the reason needs one, and what `grant` raises.
    """
    require(actor=actor, permission=_ISSUE, purpose=purpose)
    need_person(actor)
    text = need_note(reason.value, note)
    with transaction.atomic():
        row = locked_row(authorisation_id, actor=actor, permission=_ISSUE)
        take_step(row, Act.REFUSE, actor=actor, reason=reason.value, note=text)
        row.save(update_fields=["state", "decided_at"])
        event = Refused(row.id, row.kind, row.country, row.nationality, reason.value, text)
        tell(row, event, actor=actor, purpose=purpose)
        return _view(row, actor)


def withdraw(
    *,
    actor: Actor,
    authorisation_id: UUID,
    note: str,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> AuthorisationView:
    """Record that the applicant took the application back, or the holder gave it back.

    Raises CredentialError without a note that says who said so, and what `grant` raises.
    """
    require(actor=actor, permission=_ISSUE, purpose=purpose)
    need_person(actor)
    text = need_note("other", note)
    with transaction.atomic():
        row = locked_row(authorisation_id, actor=actor, permission=_ISSUE)
        take_step(row, Act.WITHDRAW, actor=actor, note=text)
        row.save(update_fields=["state", "decided_at"])
        tell(row, Withdrawn(row.id, row.kind, row.country, text), actor=actor, purpose=purpose)
        return _view(row, actor)


def _entered(actor: Actor, new: NewAuthorisation, purpose: Purpose) -> Authorisation:
    wanted = _checked(new)
    if wanted.extends is not None:
        _check_extended(wanted, row_of(wanted.extends, actor=actor, permission=_ISSUE))
    row = Authorisation.of(wanted, applied_at=clock.now())
    row.save(force_insert=True)
    begin_steps(row, actor=actor)
    tell(row, _applied(row), actor=actor, purpose=purpose)
    return row


def _checked(new: NewAuthorisation) -> NewAuthorisation:
    holder = tidied(new.holder)
    wanted = NewAuthorisation(
        kind=new.kind,
        holder=holder,
        terms=new.terms,
        country=new.country.strip().upper(),
        issuer=new.issuer.strip(),
        category=new.category.strip(),
        conditions=new.conditions.strip(),
        extends=new.extends,
    )
    problems = list(new_problems(wanted, today=places.today_in(wanted.country)))
    facts = StickerFacts("V33333333", wanted.issuer, holder, wanted.terms.valid_until)
    if not problems and wanted.kind in PRINTED and (code := zone_problem(facts, Size.MRV_A)):
        problems.append(code)
    if problems:
        raise CredentialError(
            "credentials.not_recordable",
            _("This cannot be recorded: %(words)s Nothing was changed."),
            words=" ".join(str(problem_words(code)) for code in problems),
            problems=tuple(problems),
        )
    return wanted


def _check_extended(new: NewAuthorisation, extended: Authorisation) -> None:
    """Refuse to lengthen another person's stay, what gives no stay, or what lets nobody be."""
    same = number_key(new.holder.document_number) == extended.document_key or (
        new.holder.person_id is not None and new.holder.person_id == extended.person_id
    )
    standing = state_of(extended, places.today_in(extended.country)) in (
        State.GRANTED,
        State.USED_UP,
    )
    if not same or not standing or extended.kind == Kind.EXTENSION.value:
        raise CredentialConflictError(
            "credentials.not_extendable",
            _(
                "%(number)s cannot be lengthened for this holder: it is another's, it is not in "
                "force, or it is an extension itself. Nothing was changed."
            ),
            number=extended.number or "–",
        )


def _grant(row: Authorisation, actor: Actor, note: str, purpose: Purpose) -> None:
    today = places.today_in(row.country)
    if row.valid_until < today:
        raise CredentialError(
            "credentials.over_before_granted",
            _("Its last day is over. Enter a new application with other days."),
        )
    take_step(row, Act.GRANT, actor=actor, note=note.strip()[:500])
    _number(row)
    event = Granted(
        authorisation_id=row.id,
        kind=row.kind,
        country=row.country,
        nationality=row.nationality,
        number=row.number,
        effective_on=today,
        note=note.strip()[:500],
    )
    tell(row, event, actor=actor, purpose=purpose)


def _number(row: Authorisation) -> None:
    """Save the row with a number that its issuer has not given before."""
    for draw in range(_DRAWS):
        row.number = new_number(Kind(row.kind))
        row.number_key = number_key(row.number)
        try:
            with transaction.atomic():
                row.save(update_fields=["state", "decided_at", "number", "number_key"])
        except IntegrityError:
            if draw == _DRAWS - 1:
                raise
        else:
            return


def _applied(row: Authorisation) -> Applied:
    return Applied(
        authorisation_id=row.id,
        kind=row.kind,
        category=row.category,
        issuer=row.issuer,
        country=row.country,
        person_id=row.person_id,
        primary=row.primary,
        secondary=row.secondary,
        birth_date=row.birth_date,
        sex=row.sex,
        nationality=row.nationality,
        document_issuer=row.document_issuer,
        document_number=row.document_number,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        entries_allowed=row.entries_allowed,
        days_per_stay=row.days_per_stay,
        conditions=row.conditions,
        extends=row.extends_id,
    )


def _view(row: Authorisation, actor: Actor) -> AuthorisationView:
    """Return the row as it stands now; the writer has just written down what it says."""
    found = row_of(row.id, actor=actor, permission=_ISSUE)
    return view_of(found, on=places.today_in(found.country))
