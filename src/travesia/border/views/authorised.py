"""The panel of authorisations: what each allows now, and on which one the officer lets in."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border import selectors, services
from travesia.border.domain import Act, Direction
from travesia.border.forms import NO_AUTHORISATION
from travesia.border.selectors import InspectionView
from travesia.border.views.days import language
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.credentials import selectors as credentials
from travesia.credentials.domain import AuthorisationView, Level
from travesia.places.domain import PostView
from travesia.vocab import state_name

#: Notes after which nothing is chosen by itself: they are questions about whose it is.
_ASKED_FIRST = frozenset({"other_document", "other_birth_date"})
_ICONS = {"ok": "check", "info": "eye", "caution": "caution", "stop": "stop", "none": "unknown"}


@dataclass(frozen=True, slots=True)
class Said:
    """One note as a sentence with its meaning."""

    meaning: str
    text: str

    @property
    def icon(self) -> str:
        """The icon of the meaning."""
        return _ICONS[self.meaning]


@dataclass(frozen=True, slots=True)
class Line:
    """One authorisation: state with icon and word, the notes, and whether it can be chosen."""

    id: UUID
    title: str
    number: str
    issuer: str
    meaning: str
    state: str
    notes: tuple[Said, ...]
    fits: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel shows while a decision waits."""

    lines: tuple[Line, ...]
    is_entry: bool
    #: Several fit, or the one that fits is doubtful: the officer has to choose.
    asks: bool
    none_chosen: bool

    @property
    def closed(self) -> int:
        """Count what lets nobody in for a reason in red: revoked, expired, refused, not begun."""
        return sum(not line.fits and line.meaning == "stop" for line in self.lines)

    @property
    def may_choose(self) -> bool:
        """Tell whether there is anything to let in on."""
        return any(line.fits for line in self.lines)


def panel_of(
    *, actor: Actor, view: InspectionView, post: PostView, purpose: Purpose, said: str
) -> Panel | None:
    """Return the panel; None once somebody decided: what stands today is no part of that.

    `said` is what the officer chose on the page before: an id, `none` or nothing.
    """
    if Act.ADMIT not in view.acts:
        return None
    found = selectors.authorisations_of(
        actor=actor,
        view=view,
        on=clock.today(ZoneInfo(post.time_zone)),
        purpose=purpose,
        look_is_written=view.seen_at_opening,
    )
    fitting = [one for one in found if one.lets_in]
    alone = fitting[0].id if len(fitting) == 1 and _is_plain(fitting[0]) else None
    chosen = said or ("" if alone is None else str(alone))
    return Panel(
        lines=tuple(_line(one, chosen=chosen == str(one.id)) for one in found),
        is_entry=view.direction is Direction.ENTRY,
        asks=bool(fitting) and alone is None,
        none_chosen=chosen == NO_AUTHORISATION,
    )


def not_chosen() -> DomainError:
    """Return the answer to a decision on which several authorisations fit and none was chosen."""
    return services.BorderError(
        "border.choose_authorisation",
        _(
            "Choose the authorisation on which you let in (F10), or none of them. "
            "Nothing was recorded."
        ),
    )


def _is_plain(view: AuthorisationView) -> bool:
    return not any(note.code in _ASKED_FIRST for note in view.notes)


def _line(view: AuthorisationView, *, chosen: bool) -> Line:
    loudest = max(view.notes, key=lambda note: _LOUDNESS[note.level], default=None)
    meaning, word = credentials.state_words(view.state)
    if loudest is not None and loudest.level in (Level.STOP, Level.CAUTION):
        meaning = loudest.level.value
    if not view.in_force and meaning == "ok":
        meaning = "stop"
    return Line(
        id=view.id,
        title=credentials.kind_words(view.kind),
        number=view.number,
        issuer=state_name(view.issuer, language()) if len(view.issuer) <= 3 else view.issuer,
        meaning=meaning,
        state=word,
        notes=tuple(Said(note.level.value, credentials.say(note)) for note in view.notes),
        fits=view.lets_in,
        chosen=chosen and view.lets_in,
    )


_LOUDNESS = {level: place for place, level in enumerate(Level)}
