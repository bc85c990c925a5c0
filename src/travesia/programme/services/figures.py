"""Entering, correcting, verifying and withdrawing figures; every step is written down."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import ConflictError, DeniedError
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.programme.domain import Figure, FigureState
from travesia.programme.domain.book import Problem
from travesia.programme.domain.judging import figure_problems
from travesia.programme.events.figures import FigureCorrected, FigureVerified, FigureWithdrawn
from travesia.programme.models import Figure as FigureRow
from travesia.programme.models import FigurePart, Indicator
from travesia.programme.selectors.figures import figure_by_code
from travesia.programme.selectors.rows import columns_of, parts_of, told
from travesia.programme.services.errors import FiguresRefusedError, ProgrammeError
from travesia.programme.services.keeping import event_of, insert_figures, scheme_of, scheme_problems


def enter_figure(*, actor: Actor, new: Figure) -> Figure:
    """Keep a figure; without a code it gets one. State, revision and who entered it are ignored.

    Raises FiguresRefusedError with everything that is wrong, ConflictError
    (`programme.figure_exists`), AccessDeniedError.
    """
    authorize(actor, "programme.observe", new.geography)
    code = new.code or f"F-{new_id().hex[-8:].upper()}"
    figure = replace(new, code=code, entered_by=actor.id)
    with transaction.atomic():
        _refuse(figure)
        if FigureRow.objects.filter(code=code).exists():
            raise ConflictError(
                "programme.figure_exists", _("There is a figure %(name)s already."), name=code
            )
        insert_figures([figure])
        journal.record(actor=actor, event=event_of(figure), purpose=Purpose.STATISTICS)
    return figure_by_code(code)


def correct_figure(*, actor: Actor, code: str, new: Figure, reason: str) -> Figure:
    """Put what is right in the place of what was wrong; it must then be verified again.

    What changes nothing is not recorded. Raises NotFoundError, FiguresRefusedError, ProgrammeError
    (`programme.reason_missing`, `programme.figure_withdrawn`), AccessDeniedError.
    """
    before = figure_by_code(code)
    authorize(actor, "programme.observe", before.geography)
    authorize(actor, "programme.observe", new.geography)
    _standing(before)
    if not reason.strip():
        raise ProgrammeError("programme.reason_missing", _("Say why, in one sentence."))
    figure = replace(new, code=code, source=before.source, line=before.line, anchor=before.anchor)
    was, will = told(before), told(figure)
    changed = tuple(sorted(name for name in will if will[name] != was[name]))
    if not changed:
        return before
    with transaction.atomic():
        _refuse(figure)
        row = FigureRow.objects.select_for_update().get(code=code)
        for name, value in columns_of(figure).items():
            setattr(row, name, value)
        row.scheme = scheme_of(figure.split)
        row.revision += 1
        row.state, row.entered_by = FigureState.ENTERED.value, actor.id
        row.verified_by, row.verified_at = "", None
        row.save()
        row.parts.all().delete()
        FigurePart.objects.bulk_create(parts_of(row, figure.split))
        event = FigureCorrected(
            code=code,
            revision=row.revision,
            fields=changed,
            before={name: was[name] for name in changed},
            after={name: will[name] for name in changed},
            reason=reason.strip(),
        )
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return figure_by_code(code)


def verify_figure(*, actor: Actor, code: str) -> Figure:
    """Stand for a figure that somebody else entered; verified twice is written down once.

    Raises NotFoundError, DeniedError (`programme.own_figure`), ProgrammeError
    (`programme.figure_withdrawn`), AccessDeniedError.
    """
    figure = figure_by_code(code)
    authorize(actor, "programme.verify", figure.geography)
    _standing(figure)
    if figure.entered_by == actor.id:
        raise DeniedError(
            "programme.own_figure", _("You entered this figure: somebody else verifies it.")
        )
    if figure.state is FigureState.VERIFIED:
        return figure
    with transaction.atomic():
        FigureRow.objects.filter(code=code, revision=figure.revision).update(
            state=FigureState.VERIFIED.value, verified_by=actor.id, verified_at=clock.now()
        )
        event = FigureVerified(code, figure.revision)
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return figure_by_code(code)


def withdraw_figure(*, actor: Actor, code: str, reason: str) -> Figure:
    """Take a figure out of every sum and page; it stays in the register with the reason.

    Raises NotFoundError, ProgrammeError (`programme.reason_missing`,
    `programme.figure_withdrawn`), AccessDeniedError.
    """
    figure = figure_by_code(code)
    authorize(actor, "programme.observe", figure.geography)
    _standing(figure)
    if not reason.strip():
        raise ProgrammeError("programme.reason_missing", _("Say why, in one sentence."))
    with transaction.atomic():
        FigureRow.objects.filter(code=code).update(state=FigureState.WITHDRAWN.value)
        event = FigureWithdrawn(code, figure.revision, reason.strip())
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return figure_by_code(code)


def authorize(actor: Actor, permission: str, geography: tuple[str, ...]) -> None:
    """Ask for the permission in every country of a figure; everywhere for one of the programme."""
    for country in geography or ("",):
        access.authorize(actor=actor, permission=permission, scope=Scope(country=country))


def _standing(figure: Figure) -> None:
    if figure.state is FigureState.WITHDRAWN:
        raise ProgrammeError("programme.figure_withdrawn", _("This figure was withdrawn."))


def _refuse(figure: Figure) -> None:
    """Raise everything that is wrong with a figure beside those that are kept."""
    problems = figure_problems(figure) + scheme_problems([figure])
    known = Indicator.objects.filter(code=figure.indicator)
    if figure.indicator and not known.exists():
        facts = {"indicator": figure.indicator}
        problems.append(Problem("indicator_unknown", figure.code, facts))
    if figure.subset_of == figure.code:
        problems.append(Problem("subset_itself", figure.code))
    elif figure.subset_of and not FigureRow.objects.filter(code=figure.subset_of).exists():
        facts = {"figure": figure.subset_of}
        problems.append(Problem("subset_unknown", figure.code, facts))
    if problems:
        raise FiguresRefusedError(problems)
