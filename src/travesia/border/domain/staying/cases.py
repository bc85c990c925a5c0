"""The published cases of the calculator: what is asked, what has to come out, and why by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import ZoneInfo

from travesia.border.domain.states import Direction
from travesia.border.domain.staying.asking import Asked, Paper, Question, StayAnswer
from travesia.border.domain.staying.presence import Passage, in_order
from travesia.vocab.tables import table_rows


@dataclass(frozen=True, slots=True)
class CasePost:
    """A post of the cases; those of Utopia are invented, the others stand for their country."""

    country: str
    mode: str
    zone: str
    across: str = ""


POSTS: Mapping[str, CasePost] = MappingProxyType(
    {
        "UTO-AIR": CasePost("UTO", "air", "America/Bogota"),
        "UTO-LND": CasePost("UTO", "land", "America/Bogota"),
        "UTO-SEA": CasePost("UTO", "sea", "America/Bogota"),
        "UTO-EST": CasePost("UTO", "land", "America/Caracas"),
        "UTO-DST": CasePost("UTO", "air", "America/New_York"),
        "GTM-AIR": CasePost("GTM", "air", "America/Guatemala"),
        "GTM-SLV": CasePost("GTM", "land", "America/Guatemala", "SLV"),
        "GTM-MEX": CasePost("GTM", "land", "America/Guatemala", "MEX"),
        "SLV-AIR": CasePost("SLV", "air", "America/El_Salvador"),
        "SLV-GTM": CasePost("SLV", "land", "America/El_Salvador", "GTM"),
        "SLV-HND": CasePost("SLV", "land", "America/El_Salvador", "HND"),
        "HND-SLV": CasePost("HND", "land", "America/Tegucigalpa", "SLV"),
        "HND-NIC": CasePost("HND", "land", "America/Tegucigalpa", "NIC"),
        "NIC-HND": CasePost("NIC", "land", "America/Managua", "HND"),
        "NIC-CRI": CasePost("NIC", "land", "America/Managua", "CRI"),
        "CRI-AIR": CasePost("CRI", "air", "America/Costa_Rica"),
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table."""

    id: str
    shows: str
    how: str
    asked: Asked
    rule: str
    """Rule and version that have to be cited; empty when none."""
    expected: Mapping[str, str]
    """Field of the answer → its value as text; `-` is None."""
    codes: tuple[str, ...]
    """Reasons that have to be among those said; one that begins with `!` must not be."""
    row: Mapping[str, str]
    """The row as it stands in the table."""


EXPECTED = (
    *("standing", "days_allowed", "last_day", "until", "days_left", "days_used"),
    *("days_used_most", "overstay_days", "next_entry", "bound"),
)


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of the table, in its order."""
    text = files("travesia.border.domain.staying").joinpath("cases.tsv").read_text("utf-8")
    return tuple(_case(row) for row in table_rows(text))


def said(answer: StayAnswer, field: str) -> str:
    """Return a field of an answer as the table writes it."""
    value = getattr(answer, field)
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def _case(row: Mapping[str, str]) -> Case:
    passages = tuple(in_order(_passage(one) for one in _parts(row["movements"])))
    moment, zone = _moment(row["now"]) if row["now"] else (passages[-1].at, passages[-1].zone)
    flags = set(row["flags"].split())
    asked = Asked(
        question=Question(row["asked"]),
        country=row["country"],
        moment=moment,
        zone=zone,
        nationality=row["nationality"],
        document_code=row["document"],
        passages=passages,
        authorisations=tuple(_paper(one) for one in _parts(row["papers"])),
        exits_covered="exits_not_covered" not in flags,
        same_traveller="not_confirmed" not in flags,
        age=int(row["age"]) if row["age"] else None,
        with_adult=True if "with_adult" in flags else None,
    )
    return Case(
        id=row["case"],
        shows=row["shows"],
        how=row["how"],
        asked=asked,
        rule=row["rule"],
        expected={name: row[name] for name in EXPECTED if row[name]},
        codes=tuple(row["codes"].split()),
        row=row,
    )


def _parts(text: str) -> list[str]:
    return [one.strip() for one in text.split(";") if one.strip()]


def _passage(text: str) -> Passage:
    """Read `+2026-01-10T10:00@UTO-AIR`, with what need be behind it.

    `=10` are days that an officer granted, `#purpose`, `/document`.
    """
    text, _, document = text.partition("/")
    text, _, purpose = text.partition("#")
    text, _, granted = text.partition("=")
    when, _, code = text[1:].partition("@")
    post = POSTS[code]
    zone = ZoneInfo(post.zone)
    return Passage(
        direction=Direction.ENTRY if text[0] == "+" else Direction.EXIT,
        at=datetime.fromisoformat(when).replace(tzinfo=zone),
        zone=zone,
        country=post.country,
        post=code,
        mode=post.mode,
        purpose=purpose,
        across=post.across,
        document=document or "UTO X1",
        granted=int(granted) if granted else None,
    )


def _moment(text: str) -> tuple[datetime, ZoneInfo]:
    when, _, code = text.partition("@")
    zone = ZoneInfo(POSTS[code].zone)
    return datetime.fromisoformat(when).replace(tzinfo=zone), zone


def _paper(text: str) -> Paper:
    """Read `visa 2026-01-01..2026-03-31 entries=1/0 days=30`: entries allowed and used."""
    kind, period, *more = text.split()
    begins, _, ends = period.partition("..")
    facts = dict(one.split("=") for one in more)
    allowed, _, used = facts.get("entries", "/0").partition("/")
    return Paper(
        kind=kind,
        valid_from=date.fromisoformat(begins),
        valid_until=date.fromisoformat(ends),
        entries_allowed=int(allowed) if allowed else None,
        entries_used=int(used),
        days_allowed=int(facts["days"]) if "days" in facts else None,
        reference=f"{kind.upper()}-1",
    )
