"""Kinds of travellers: who they are, when they travel and why; the shares are invented."""

from dataclasses import dataclass

_EVEN = (10,) * 12
_HOLIDAY = (13, 13, 14, 11, 7, 8, 12, 11, 6, 6, 9, 15)
_CRUISE = (15, 15, 14, 10, 4, 3, 3, 3, 3, 6, 11, 14)
_HARVEST = (12, 9, 7, 5, 4, 4, 5, 6, 10, 14, 16, 14)
_TRANSIT = (8, 8, 9, 9, 10, 11, 12, 13, 13, 11, 9, 7)
_MARKET = (9, 9, 10, 10, 10, 9, 9, 10, 10, 10, 11, 15)


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of traveller."""

    code: str
    people: int
    """Share of the people, relative to the other kinds."""
    trips: int
    """Share of the journeys begun, relative to the other kinds."""
    months: tuple[int, ...]
    """Weight of each month, January first."""
    repeat: float
    """1 spreads journeys evenly over the people; more lets a few travel often."""
    ages: tuple[int, int, int]
    """Youngest, oldest and most frequent age."""
    cultures: tuple[tuple[str, int], ...]
    purposes: tuple[tuple[str, int], ...]
    """Codes of `travesia.vocab` and their weights."""
    resident: bool
    """Whether the people of this kind live in one of the countries of the demonstration."""


PROFILES = (
    Profile(
        code="neighbour",
        people=26,
        trips=40,
        months=_MARKET,
        repeat=1.8,
        ages=(0, 78, 33),
        cultures=(
            ("hispanic_central_america", 30),
            ("hispanic_mexico", 14),
            ("kiche", 8),
            ("mam", 11),
            ("qeqchi", 7),
            ("yucatec", 7),
            ("garifuna", 7),
            ("belizean_creole", 7),
            ("mennonite", 4),
            ("ngabe", 5),
        ),
        purposes=(("trade", 40), ("family", 25), ("work", 20), ("health", 6), ("study", 4)),
        resident=True,
    ),
    Profile(
        code="market",
        people=8,
        trips=12,
        months=_MARKET,
        repeat=1.8,
        ages=(1, 70, 34),
        cultures=(("haitian", 100),),
        purposes=(("trade", 60), ("family", 20), ("work", 12), ("health", 5), ("study", 3)),
        resident=True,
    ),
    Profile(
        code="harvest",
        people=9,
        trips=7,
        months=_HARVEST,
        repeat=1.0,
        ages=(18, 60, 29),
        cultures=(("ngabe", 40), ("mam", 25), ("kiche", 15), ("qeqchi", 8), ("hispanic_mexico", 2)),
        purposes=(("work", 94), ("family", 6)),
        resident=True,
    ),
    Profile(
        code="regional",
        people=15,
        trips=13,
        months=_EVEN,
        repeat=1.3,
        ages=(1, 82, 40),
        cultures=(
            ("hispanic_central_america", 40),
            ("hispanic_mexico", 22),
            ("lebanese_diaspora", 8),
            ("chinese_diaspora", 9),
            ("haitian", 6),
            ("guna", 7),
            ("belizean_creole", 4),
            ("garifuna", 4),
        ),
        purposes=(("business", 34), ("family", 26), ("tourism", 30), ("health", 5), ("study", 5)),
        resident=True,
    ),
    Profile(
        code="visitor",
        people=24,
        trips=17,
        months=_HOLIDAY,
        repeat=1.0,
        ages=(0, 84, 36),
        cultures=(
            ("north_american", 46),
            ("european", 26),
            ("brazilian", 9),
            ("caribbean_english", 10),
            ("venezuelan", 4),
            ("chinese_diaspora", 3),
            ("indian", 2),
        ),
        purposes=(("tourism", 72), ("business", 14), ("family", 12), ("religion", 2)),
        resident=False,
    ),
    Profile(
        code="cruise",
        people=8,
        trips=4,
        months=_CRUISE,
        repeat=1.0,
        ages=(4, 88, 58),
        cultures=(("north_american", 62), ("european", 24), ("caribbean_english", 14)),
        purposes=(("tourism", 88), ("crew", 12)),
        resident=False,
    ),
    Profile(
        code="onward",
        people=8,
        trips=4,
        months=_TRANSIT,
        repeat=1.0,
        ages=(0, 62, 27),
        cultures=(
            ("venezuelan", 34),
            ("ecuadorian", 15),
            ("haitian", 12),
            ("cuban", 10),
            ("indian", 8),
            ("cameroonian", 7),
            ("congolese", 5),
            ("angolan", 5),
            ("brazilian", 4),
        ),
        purposes=(("transit", 100),),
        resident=False,
    ),
    Profile(
        code="north",
        people=4,
        trips=5,
        months=_HOLIDAY,
        repeat=1.4,
        ages=(2, 76, 35),
        cultures=(("hispanic_mexico", 95), ("mennonite", 5)),
        purposes=(("family", 50), ("tourism", 20), ("work", 22), ("business", 8)),
        resident=True,
    ),
)
