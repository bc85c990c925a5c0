"""What a border has on a real morning, invented: no page of it is empty in the demonstration."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from travesia.access import selectors as access
from travesia.access.domain import Actor, Purpose
from travesia.access.selectors import DemoPerson
from travesia.border import selectors, services
from travesia.border.domain import (
    Answer,
    Direction,
    ImportedCrossing,
    PaperDecision,
)
from travesia.border.domain.reviews import Said
from travesia.config.demo.border_desk import open_cases, travel_together
from travesia.config.demo.border_files import load_files
from travesia.config.demo.border_people import POST, nonce, passport, utopian
from travesia.core import clock
from travesia.people.domain import Claim

COUNTRY = "HTI"
ZONE = ZoneInfo("America/Port-au-Prince")
#: Crossings that the stories, the forms and the file add to those of the year.
CROSSINGS = 12

#: Who came in and is not recorded as having left: name, number, days since the entry.
STAYED = (
    (utopian("MUESTRA", "GASPAR", "1975-03-02", "M"), "U6600001", 190),
    (utopian("FICTICIO", "ALMA", "1996-12-11", "F"), "U6600002", 150),
    (utopian("INVENTADA", "TERESA", "1983-07-29", "F"), "U6600003", 97),
)
#: Who left with another document than the one of the entry.
RENEWED = (
    (utopian("MODELO", "CELESTE", "1990-01-31", "F"), "U6600010", "U6600910", 41),
    (utopian("EJEMPLAR", "NICOLAS", "1987-05-14", "M"), "U6600011", "U6600911", 12),
)
#: Forms on paper; the second and the third are like entries of the demonstration's list.
ON_PAPER = (
    ("P-0107", utopian("SPECIMEN", "ODETTE", "1989-10-08", "F"), "U6600020"),
    ("P-0108", utopian("ERIKSON", "ANNA", "1974-05-20", "F"), "K4471902"),
    ("P-0109", utopian("ERICSSON", "ANNE MARIE", "1947-08-12", "F"), "U6600022"),
)


def load_border_stories(*, loader: Actor, cast: tuple[DemoPerson, ...], reckon: bool) -> None:
    """Bring paper, late hits, stays, changed documents, cases, groups, cards and files to the post.

    `reckon` makes the stays now; without it the worker does, and no stay is reviewed yet. Taken
    again it adds nothing: each step has a number of its own.
    """
    officer, second = _played(cast, "border_officer@"), _played(cast, "second_line_officer@")
    services.import_crossings(actor=loader, rows=_movements())
    _enter_paper(officer, second)
    open_cases(officer)
    travel_together(officer)
    if reckon:
        services.rebuild()
        _review(second)
    _hand_cards(loader)
    load_files(keeper=_played(cast, "node_administrator@"))


def _played(cast: tuple[DemoPerson, ...], begins: str) -> Actor:
    """Return whoever of the cast has a username that begins so, as the actor they are."""
    found = next(one for one in cast if one.username.startswith(begins))
    return access.actor_for(access.user_by_id(found.id), None)


def _at(days_ago: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment by the clock of the post, some days ago."""
    day = clock.today(ZONE) - timedelta(days=days_ago)
    return datetime.combine(day, time(hour, minute), ZONE)


def _movements() -> list[ImportedCrossing]:
    def one(
        claim: Claim, number: str, direction: str, at: datetime, purpose: str = "tourism"
    ) -> ImportedCrossing:
        name = f"{claim.primary} {claim.secondary}"
        return ImportedCrossing(name, claim, passport(number), POST, direction, at, purpose)

    stayed = [one(who, number, "entry", _at(days, 9, 20)) for who, number, days in STAYED]
    renewed = [
        movement
        for who, first, then, days in RENEWED
        for movement in (
            one(who, first, "entry", _at(days, 10, 5)),
            one(who, then, "exit", _at(1, 16, 40)),
        )
    ]
    return [*stayed, *renewed]


def _enter_paper(officer: Actor, second: Actor) -> None:
    """Enter three forms of a morning without power; one late hit is compared, one waits."""
    for place, (number, claim, shown) in enumerate(ON_PAPER):
        services.enter_from_paper(
            actor=officer,
            post_code=POST,
            nonce=nonce(number),
            paper=services.OnPaper(
                number=number,
                crossed_at=_at(2, 7, 30 + 10 * place),
                direction=Direction.ENTRY,
                decision=PaperDecision.ADMITTED,
                officer="J. Exemple, 4471",
                as_written=True,
            ),
            claim=claim,
            document=passport(shown),
        )
    purpose = Purpose.SECOND_LINE_INSPECTION
    waiting, _closed = selectors.access_late_hits(actor=second, post_code=POST, purpose=purpose)
    if len(waiting) > 1 and not any(one.answer for one in waiting):
        services.answer_late_hit(
            actor=second,
            late_hit_id=waiting[0].id,
            answer=Answer.MAY_BE_SAME,
            reason="Name and year agree; the photo on the form is missing",
        )


def _review(second: Actor) -> None:
    """Confirm the longest of the open stays, so that it has a letter, and set one aside."""
    purpose = Purpose.SECOND_LINE_INSPECTION
    wanted = selectors.Wanted(COUNTRY, post=POST, nationality="UTO", said="waiting")
    found = selectors.access_open_stays(actor=second, wanted=wanted, purpose=purpose).rows
    ours = {number for _who, number, _days in STAYED}
    words = (
        (Said.CONFIRMED, "Seen at the address of the card on Monday"),
        (Said.SET_ASIDE, "Left by boat; the ticket was shown"),
    )
    stays = [one for one in found if one.document_number in ours]
    for stay, (said, why) in zip(stays, words, strict=False):
        if stay.last_day is not None:
            services.review_stay(
                actor=second,
                stay_id=stay.id,
                said=said,
                seen_last_day=stay.last_day,
                reason=why,
                purpose=purpose,
            )


def _hand_cards(loader: Actor) -> None:
    """Measure the queue of this hour: one card came to the window, two are still out.

    The loader hands them: the cast came in a moment ago, and could not have an hour ago.
    """
    purpose, now = Purpose.BORDER_INSPECTION, clock.now()
    if selectors.cards_out(actor=loader, post_code=POST, purpose=purpose):
        return

    def at(minutes: int, act: Callable[[], object]) -> None:
        with clock.use_clock(clock.FixedClock(now - timedelta(minutes=minutes))):
            act()

    def hand(number: str) -> Callable[[], object]:
        return lambda: services.hand_card(
            actor=loader,
            post_code=POST,
            number=number,
            direction=Direction.ENTRY,
            purpose=purpose,
        )

    at(38, hand("11"))
    at(19, hand("12"))
    at(12, lambda: services.take_card(actor=loader, post_code=POST, number="11", purpose=purpose))
    at(4, hand("13"))
