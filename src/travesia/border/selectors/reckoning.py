"""What the rules say of a traveller now: from stored crossings, stored rules and authorisations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from travesia.border.domain import Direction, age_now
from travesia.border.domain.pairing import Moved, Paired, StayState, Told, pairs_of
from travesia.border.domain.reckoned import Traveller, passages_until
from travesia.border.domain.staying import Asked, Passage, Question, StayAnswer, reckon
from travesia.border.models import Inspection
from travesia.border.selectors.rules import rules_here
from travesia.border.selectors.stays import exits_covered
from travesia.border.selectors.travellers import travellers
from travesia.core import clock
from travesia.credentials import selectors as credentials
from travesia.places import selectors as places
from travesia.places.domain import PostView


@dataclass(frozen=True, slots=True)
class AtDesk:
    """The traveller before an officer, and the movement that is being decided."""

    person_id: UUID | None
    direction: Direction
    post: PostView
    across: str
    """The state on the other side of the line; empty when not known."""
    moment: datetime
    nationality: str
    document_code: str
    document: tuple[str, str]
    """Issuing state and number."""
    age: int | None = None
    with_adult: bool | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the rules say, and the stays that it rests on."""

    answer: StayAnswer
    asked: Asked
    pairs: tuple[Paired, ...]
    """Stays in this country so far, oldest first, without the movement being decided."""

    @property
    def last(self) -> Paired | None:
        """Return the newest stay that is known."""
        return self.pairs[-1] if self.pairs else None

    @property
    def open(self) -> Paired | None:
        """Return the stay of which no end is recorded."""
        last = self.last
        return last if last is not None and last.state is StayState.OPEN else None


def at_desk(
    row: Inspection,
    *,
    direction: Direction | None = None,
    purpose: str = "",
    with_adult: bool | None = None,
) -> AtDesk:
    """Return the traveller of an open inspection as the reckoning takes them, now."""
    post = places.post_by_code(row.post_code)
    across = places.posts_by_code((post.opposite,)).get(post.opposite) if post.opposite else None
    ages = age_now(row.birth_date, clock.today(ZoneInfo(post.time_zone)))
    return AtDesk(
        person_id=row.person_id,
        direction=direction or Direction(row.direction),
        post=post,
        across="" if across is None else across.country,
        moment=clock.now(),
        nationality=row.nationality,
        document_code=row.document_code,
        document=(row.issuing_state, row.document_number),
        age=ages[0] if ages is not None and ages[0] == ages[1] else None,
        with_adult=with_adult,
        purpose=purpose,
    )


def reckoned(desk: AtDesk) -> Reckoned:
    """Return what the rules say of the movement being decided; the caller writes the look."""
    known = travellers([] if desk.person_id is None else [desk.person_id])
    traveller = known[0].traveller if known else _stranger()
    country = desk.post.country
    pairs = pairs_of(traveller.moves, country, traveller.told)
    passage = _passage(desk)
    before = passages_until(traveller, pairs, desk.moment)
    day = passage.day
    held = traveller.papers(country, None, day)
    asked = Asked(
        question=Question.ENTRY if desk.direction is Direction.ENTRY else Question.EXIT,
        country=country,
        moment=desk.moment,
        zone=passage.zone,
        nationality=desk.nationality,
        document_code=desk.document_code,
        passages=(*before, passage),
        authorisations=held,
        exits_covered=exits_covered(country),
        same_traveller=_same_document(pairs, passage),
        age=desk.age,
        with_adult=desk.with_adult,
    )
    return Reckoned(reckon(asked, rules_here()), asked, pairs)


def _stranger() -> Traveller:
    return Traveller((), Told())


def _passage(desk: AtDesk) -> Passage:
    issuer, number = desk.document
    return Passage(
        direction=desk.direction,
        at=desk.moment,
        zone=ZoneInfo(desk.post.time_zone),
        country=desk.post.country,
        post=desk.post.code,
        mode=desk.post.mode,
        purpose=desk.purpose,
        across=desk.across,
        document=" ".join(credentials.document_key(issuer, number)).strip() if number else "",
        key="now",
    )


def _same_document(pairs: tuple[Paired, ...], passage: Passage) -> bool:
    """Tell whether the open stay began with the document that is shown now."""
    last: Moved | None = pairs[-1].entry if pairs else None
    return last is None or last.passage.document == passage.document
